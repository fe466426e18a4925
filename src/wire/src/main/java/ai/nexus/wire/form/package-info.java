/** Bodies of type {@code multipart/form-data}, of which no more is looked at than must be. */
package ai.nexus.wire.form;
