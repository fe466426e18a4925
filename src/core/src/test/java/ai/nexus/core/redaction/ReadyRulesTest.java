package ai.nexus.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-upstream-4f0a9d2e71c35b68",
        "sk-proj-abcDEF0123456789_-abcDEF0123456789",
        "sk-ant-api03-abcdefghijklmnop-QRSTUVWX",
        "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "AKIAIOSFODNN7EXAMPLE",
        "AIzaSyA1234567890abcdefghijklmnopqrstuv",
        "ghp_0123456789abcdefghijABCDEFGHIJ012345",
        "github_pat_11ABCDEFG0123456789abcdef",
        "glpat-abcdefGHIJKL01234567",
        "xoxb-123456789012-abcdefGHIJKL",
        "hf_abcdefghijABCDEFGHIJ0123456789abcd",
        "gsk_abcdefghijABCDEFGHIJ0123456789",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9",
        "Bearer 0123456789abcdef0123456789abcdef",
        "bearer dGhpcyBpcyBhIHRva2VuIQ==",
      })
  void takesKeysOut(String key) {
    assertThat(redacted("key", "use " + key + ", please")).isEqualTo("use [redacted:key], please");
    assertThat(redacted("key", "key=" + key)).doesNotContain(key.substring(key.length() - 8));
    assertThat(redacted("key", "密钥" + key + "。")).isEqualTo("密钥[redacted:key]。");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-proj-abcDEF0123456789_-abcDEF0123456789abcDEF0123456789",
        "sk-abcDEF0123456789abcDEF0123456789abcDEF0123456789",
        "sk-ant-api03-abcdefghijklmnop-QRSTUVWX",
        "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      })
  void takesKeysOutThatStandBehindALetterOrDigit(String key) {
    assertThat(redacted("key", "key" + key + ".")).isEqualTo("key[redacted:key].");
    assertThat(redacted("key", "KEY2" + key + ".")).isEqualTo("KEY2[redacted:key].");
    assertThat(redacted("key", "7" + key + ".")).isEqualTo("7[redacted:key].");
  }

  /** As in a text that was written as JSON twice. */
  @Test
  void takesKeysOutBehindAnEscapedLineBreak() {
    assertThat(redacted("key", "use\\nsk-upstream-4f0a9d2e71c35b68\\n"))
        .isEqualTo("use\\n[redacted:key]\\n");
  }

  @Test
  void takesAPrivateKeyOutWithItsBlock() {
    String block = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAK\n-----END RSA PRIVATE KEY-----";

    assertThat(redacted("key", "a\n" + block + "\nb")).isEqualTo("a\n[redacted:key]\nb");
    assertThat(redacted("key", "-----BEGIN PRIVATE KEY-----\nMIIEow")).isEqualTo("[redacted:key]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-short1",
        "task-4f0a9d2e71c35b68aaaa",
        "task-550e8400-e29b-41d4-a716-446655440000",
        "task-356a192b7913b04c54574d18c28d46e6395428ab",
        "risk-or-reward-analysis-2026",
        "Ask-admin-team-for-access-before-the-billing-page-2026",
        "sk-some-words-with-hyphens-between",
        "a bearer of bad news",
        "AKIA",
        "-----BEGIN CERTIFICATE-----",
        "chatcmpl-9f0a9d2e71c35b68",
        "550e8400-e29b-41d4-a716-446655440000",
        "eyJ.eyJ.x",
      })
  void leavesWhatIsNoKey(String text) {
    assertThat(redacted("key", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob@example.com",
        "bob.smith+tag@mail.example.co.uk",
        "BOB_1%x@EXAMPLE.ORG",
        "a@b.museum",
        "x-y@sub-domain.example.io",
      })
  void takesMailAddressesOut(String address) {
    assertThat(redacted("email", "To: <" + address + ">.")).isEqualTo("To: <[redacted:email]>.");
    assertThat(redacted("email", "写信给" + address + "谢谢")).isEqualTo("写信给[redacted:email]谢谢");
    assertThat(redacted("email", "mailto:" + address)).isEqualTo("mailto:[redacted:email]");
  }

  @Test
  void takesAMailAddressWithALongNameOutWhole() {
    String address = "x".repeat(5000) + "@example.com";

    assertThat(redacted("email", address)).isEqualTo("[redacted:email]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@bob", "bob@localhost", "node@18.2.1", "a @ b.com", "@Override.x", "3@1.5"})
  void leavesWhatIsNoMailAddress(String text) {
    assertThat(redacted("email", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "3782 822463 10005",
        "30569309025904",
        "6011111111111117",
        "3530111333300000",
        "4222222222222",
        "6304000000000000000",
      })
  void takesCardNumbersOut(String number) {
    assertThat(redacted("card", "card: " + number + ".")).isEqualTo("card: [redacted:card].");
    assertThat(redacted("card", number)).isEqualTo("[redacted:card]");
    assertThat(redacted("card", "卡号" + number + "谢")).isEqualTo("卡号[redacted:card]谢");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "30569309025904",
        "3530111333300000",
        "6011111111111117",
      })
  void takesCardNumbersOutThatStandBesideLetters(String number) {
    assertThat(redacted("card", "card" + number + "x")).isEqualTo("card[redacted:card]x");
    assertThat(redacted("card", "no_" + number + "_")).isEqualTo("no_[redacted:card]_");
    assertThat(redacted("card", "Karte" + number + " ok")).isEqualTo("Karte[redacted:card] ok");
    assertThat(redacted("card", number + "EUR")).isEqualTo("[redacted:card]EUR");
  }

  @Test
  void findsACardBesideOtherNumbers() {
    assertThat(redacted("card", "no. 12345 4111 1111 1111 1111 123 x"))
        .isEqualTo("no. 12345 [redacted:card] 123 x");
    assertThat(redacted("card", "5 4111 1111 1111 1111 12")).isEqualTo("5 [redacted:card] 12");
    assertThat(redacted("card", "4111111111111111 and 5555555555554444"))
        .isEqualTo("[redacted:card] and [redacted:card]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112",
        "411111111111",
        "41111111111111111111",
        "1700000000000",
        "0000000000000000",
        "a4111111111111111",
        "4111111111111111b",
        "9f3a4111111111111111b2",
        "sha9f3a4111111111111111b2",
        "0x4111111111111111ab12",
        "IMG_20261126080005.jpg",
        "x4222222222222",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "4111  1111 1111 1111",
        "4111,1111,1111,1111",
      })
  void leavesWhatIsNoCardNumber(String text) {
    assertThat(redacted("card", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+49 30 1234567",
        "+49 (0)30 1234567",
        "+1 212-555-0123",
        "+14155550123",
        "+86 138 0013 8000",
        "0049 30 1234567",
        "(212) 555-0123",
        "212-555-0123",
        "212.555.0123",
        "1-212-555-0123",
        "13800138000",
        "138 0013 8000",
        "010-65529988",
        "030 1234567",
        "020 7946 0958",
        "01 23 45 67 89",
      })
  void takesTelephoneNumbersOut(String number) {
    assertThat(redacted("phone", "call " + number + ", please"))
        .isEqualTo("call [redacted:phone], please");
    assertThat(redacted("phone", "电话" + number + "。")).isEqualTo("电话[redacted:phone]。");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-26",
        "2026-11-26T08:00:00.123Z",
        "192.168.100.200",
        "12345678",
        "1700000000",
        "1700000000123",
        "v1.2.3",
        "3.14159265358979",
        "550e8400-e29b-41d4-a716-446655440000",
        "99 bottles of 1000",
        "+1",
        "x13800138000",
        "113800138000",
      })
  void leavesWhatIsNoTelephoneNumber(String text) {
    assertThat(redacted("phone", text)).isEqualTo(text);
  }

  @Test
  void aCardIsNoTelephoneNumber() {
    assertThat(redact(List.of("card", "phone"), "4111 1111 1111 1111"))
        .isEqualTo("[redacted:card]");
  }

  @ParameterizedTest
  @CsvSource({"key, eyJ-", "key, sk-", "email, a.", "email, a@", "card, 4111-", "phone, 01-"})
  void takesTimeInProportionToTheText(String rule, String repeated) {
    String text = repeated.repeat(500_000);

    assertThat(redacted(rule, text)).isEqualTo(text);
  }

  /** The time that a text takes is in proportion to the characters that are read of it. */
  @ParameterizedTest
  @ValueSource(strings = {"-sk-", "sk-", "sk-proj-", "sk-ant-", "sk-or-", "xsk-a"})
  void readsACharacterOfAKeySomeTimesAtMost(String repeated) {
    String text = repeated.repeat(10_000);
    AtomicLong reads = new AtomicLong();
    Pattern pattern = ((PatternRule) ReadyRules.of("key")).pattern();

    assertThat(pattern.matcher(counting(text, reads)).results()).isEmpty();
    assertThat(reads.get()).isLessThan(50L * text.length());
  }

  private static CharSequence counting(CharSequence text, AtomicLong reads) {
    return new CharSequence() {
      @Override
      public char charAt(int index) {
        reads.incrementAndGet();
        return text.charAt(index);
      }

      @Override
      public int length() {
        return text.length();
      }

      @Override
      public CharSequence subSequence(int start, int end) {
        return counting(text.subSequence(start, end), reads);
      }

      @Override
      public String toString() {
        return text.toString();
      }
    };
  }

  private static String redacted(String rule, String text) {
    return redact(List.of(rule), text);
  }

  private static String redact(List<String> names, String text) {
    List<Rule> rules = names.stream().map(ReadyRules::of).toList();
    return new Redactor(rules, Duration.ofSeconds(20)).begin().text(text);
  }
}
