package ai.nexus.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "Multipart/Form-Data; boundary=x",
        " multipart/form-data ;boundary=x",
      })
  void knowsAFormInAnyCaseAndWithParameters(String type) {
    assertThat(FormType.isForm(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-dataX; boundary=x",
        "multipart/form-data-too",
        "multipart/form-data x; boundary=x",
        "application/json; a=multipart/form-data",
        "",
      })
  void takesNoOtherTypeForAForm(String type) {
    assertThat(FormType.isForm(type)).isFalse();
  }

  @Test
  void takesNoTypeForNoForm() {
    assertThat(FormType.isForm(null)).isFalse();
  }
}
