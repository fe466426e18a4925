// Makes elements. What comes from data becomes text, never markup.

/**
 * An element.
 *
 * @param properties `on…` functions listen, names with a dash are attributes, all others are properties
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (property.startsWith("on")) {
      made.addEventListener(property.slice(2), value);
    } else if (property.includes("-") || property === "role") {
      made.setAttribute(property, value);
    } else {
      made[property] = value;
    }
  }
  made.append(...children);
  return made;
}

/** Changes a text where it differs: a new one takes a selection from its reader. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/**
 * Brings the children of a container in line with items and leaves those that stay in their place,
 * so that a list that is read again takes neither focus nor selection from its reader.
 *
 * @param make makes the child of an item: `{node, update(item)}`
 */
export function keyedChildren(container, keyOf, make) {
  let children = new Map();
  return (items) => {
    const next = new Map();
    for (const item of items) {
      const child = children.get(keyOf(item)) ?? make();
      child.update(item);
      next.set(keyOf(item), child);
    }
    for (const [key, child] of children) {
      if (!next.has(key)) {
        child.node.remove();
      }
    }
    let place = container.firstChild;
    for (const { node } of next.values()) {
      if (node === place) {
        place = place.nextSibling;
      } else {
        container.insertBefore(node, place);
      }
    }
    children = next;
  };
}
