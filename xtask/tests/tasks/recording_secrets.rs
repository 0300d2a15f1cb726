//! What `record` replaces in bodies by the names under which it stands, and refuses elsewhere.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::recording::{api, record, recordings};
use crate::sandbox::Sandbox;

/// A shell command that sends a body of JSON.
fn sending(body: &Value, path: &str) -> String {
    format!("curl -s -H 'Content-Type: application/json' -d '{body}' \"$BASE_URL{path}\"")
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_of_digits_are_replaced_in_what_is_sent_and_answered() {
    for name in [
        "password",
        "token",
        "api_key",
        "accessToken",
        "otp",
        "pin",
        "cvc",
        "cvv",
        "card",
        "card_number",
        "iban",
        "secret",
        "ssn",
        "account_number",
        "one_time_code",
    ] {
        let sandbox = Sandbox::new();
        let texts = json!(["123456", "77", { "more": "4321" }]);
        let server =
            api(json!({ name: texts, "age": 36, "as_number": { name: 98_765_432 } })).await;
        let script = sending(&json!({ name: "123456", "age": 77 }), "/pets");
        let ending = record(&sandbox, &server, &script);
        assert_eq!(ending.code, Some(0), "{name}: {ending:?}");
        let recording = &recordings(&sandbox)[0];
        assert_eq!(
            recording["request"]["body"],
            json!({ name: "Text 1", "age": 77 })
        );
        let texts = json!(["Text 1", "Text 2", { "more": "Text 3" }]);
        let answer = json!({ name: texts, "age": 36, "as_number": { name: 999_000_004 } });
        assert_eq!(recording["response"]["body"], answer, "{name}");
    }
}

/// A number stands for a number, and has the digits of the text that stands for the same secret.
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_the_same_wherever_it_stands() {
    let sandbox = Sandbox::new();
    let server = api(json!({
        "token": 12_345_678, "note": "12345678", "age": 12_345_678, "session_id": 87_654_321, "short": 1234,
        "pin": 1234, "phone_pin": 4_512_345_678_u64, "of": ["12345678,87654321"],
    }))
    .await;
    let ending = record(
        &sandbox,
        &server,
        "curl -s \"$BASE_URL/pets/87654321?token=12345678&pin=99\"",
    );
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let recording = &recordings(&sandbox)[0];
    assert_eq!(recording["request"]["path"], "/pets/Text-1");
    assert_eq!(
        recording["request"]["query"],
        json!([["token", "Text 2"], ["pin", "Text 3"]])
    );
    let answer = json!({
        "token": 999_000_002, "note": "Text 2", "age": 999_000_002, "session_id": 999_000_001, "short": 1234,
        "pin": 999_000_004, "phone_pin": 999_000_005, "of": ["Text 2,Text 1"],
    });
    assert_eq!(recording["response"]["body"], answer);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_speaks_of_secrets_stays() {
    let sandbox = Sandbox::new();
    let answer = json!({
        "page_token": "12", "next_key": 3, "token_expires_in": 3600, "password_set": true, "secret": null,
        "session": { "started": "2020-01-31T12:00:00Z", "type": 7, "kind": "cat" }, "keyword": 12, "account_id": 8,
    });
    let server = api(answer.clone()).await;
    let ending = record(&sandbox, &server, &sending(&answer, "/pets"));
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let mut expected = answer;
    expected["session"]["kind"] = json!("Text 1");
    assert_eq!(recordings(&sandbox)[0]["response"]["body"], expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_a_body_sent_is_recognised_when_it_comes_back() {
    let number = json!({ "login": { "pin": 12_345_678 } });
    let text = json!({ "credentials": { "type": "plain", "word": "s3cr3t-value" } });
    for (sent, answer) in [
        // Neither a key nor a part of a number is replaced.
        (text, json!({ "s3cr3t-value": 1 })),
        (number, json!({ "age": 1.123_456_78 })),
    ] {
        let sandbox = Sandbox::new();
        let server = api(answer).await;
        let ending = record(&sandbox, &server, &sending(&sent, "/pets"));
        assert_eq!(ending.code, Some(1), "{ending:?}");
        assert!(
            ending.stderr.contains("/pets is not written: "),
            "{ending:?}"
        );
        assert!(!sandbox.path("calls").exists());
    }
    let sandbox = Sandbox::new();
    let server = api(json!({ "s3cr3t-value": 1 })).await;
    let form = "curl -s -d 'user=ada&password=s3cr3t-value' $BASE_URL/pets";
    assert_eq!(record(&sandbox, &server, form).code, Some(1));
    assert!(!sandbox.path("calls").exists());
}

/// What is counted on from earlier recordings are numbers too.
#[tokio::test(flavor = "multi_thread")]
async fn a_later_run_takes_other_numbers() {
    let sandbox = Sandbox::new();
    let server = api(json!({ "pin": 1234 })).await;
    for _ in 0..2 {
        assert_eq!(
            record(&sandbox, &server, "curl -s $BASE_URL/pets").code,
            Some(0)
        );
    }
    let pins: Vec<_> = recordings(&sandbox)
        .iter()
        .map(|it| it["response"]["body"]["pin"].clone())
        .collect();
    assert_eq!(pins, [999_000_001, 999_000_002]);
}

/// Neither the way in which a request proves who asks, nor what the description says itself, is a secret.
#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_written_whatever_names_its_proof_has() {
    for header in [
        "Authorization: bearer s3cr3t-value",
        "Authorization: BEARER s3cr3t-value",
        "Authorization: ApiKey s3cr3t-value==",
        "Authorization: Digest username=\"Mufasa\", friends=\"s3cr3t-value\"",
        "Cookie: friends=s3cr3t-value; theme=friends",
        "Cookie: status=1; origin=web; currency=EUR; consent=accepted; sid=s3cr3t-value",
        "Authorization: Digest username=\"Mufasa\", uri=\"/pets\", response=\"s3cr3t-value\"",
        "Authorization: AWS4-HMAC-SHA256 Credential=s3cr3t-value/20260101/us-east-1/s3/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=s3cr3t-value",
        "Authorization: Signature keyId=\"s3cr3t-value\",headers=\"(request-target) host content-type\"",
        "Authorization: SharedKey currency:s3cr3t-value",
        "Authorization: Token currency:s3cr3t-value",
        "X-Auth-Timestamp: 2024-05-01T10:02:00Z",
        "Cookie: consent_at=2024-05-01T10:02:00Z; last_page=/pets/list",
    ] {
        let sandbox = Sandbox::new();
        let declared = "        friends: { type: array, items: {} }\n        name:\n";
        let description = sandbox
            .read("pets.yaml")
            .replacen("        name:\n", declared, 1);
        sandbox.write("pets.yaml", description);
        let undeclared = json!({ "currency": "EUR", "accepted": "2024-05-01T10:02:01Z" });
        let server = api(json!({ "name": "Rex", "friends": [], "more": undeclared })).await;
        let script =
            format!("curl -s -H 'Content-Type: application/json' -H '{header}' $BASE_URL/pets");
        let ending = record(&sandbox, &server, &script);
        assert_eq!(ending.code, Some(0), "{header}: {ending:?}");
        let recording = recordings(&sandbox)[0].to_string();
        assert!(!recording.contains("s3cr3t-value"), "{recording}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_about_a_call_does_not_say_what_may_be_secret_in_its_path() {
    let sandbox = Sandbox::new();
    // A key is not replaced.
    let server = api(json!({ "s3cr3t-value": 1 })).await;
    let script = "curl -s -H 'X-Auth: s3cr3t-value' $BASE_URL/pets/ada@example.com";
    let ending = record(&sandbox, &server, script);
    let start = "warning: GET /pets/{} is not written: ";
    assert!(ending.stderr.starts_with(start), "{ending:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_recognised_in_whatever_form_it_proves_who_asks() {
    let password = BASE64_STANDARD.encode("ada:s3cr3t-value");
    let key = BASE64_STANDARD.encode("s3cr3t-value:");
    let key_beside_a_word = BASE64_STANDARD.encode("s3cr3t-value:x");
    let of_latin_1 = BASE64_STANDARD.encode(b"ad\xe9:s3cr3t-value");
    for header in [
        "X-Api-Key: s3cr3t-value=1",
        "X-Auth: user=s3cr3t-value=hunter",
        "Cookie: session=s3cr3t-value=1",
        "Cookie: session=uid=s3cr3t-value",
        "Cookie: prefs=theme=dark&token=s3cr3t-value",
        "Authorization: SharedAccessSignature sr=x&sig=s3cr3t-value&se=1",
        "Authorization: Token token:s3cr3t-value",
        "Authorization: Token token=\"s3cr3t-value\"",
        &format!("Authorization: Basic {password}"),
        &format!("Authorization: Basic {key}"),
        &format!("Authorization: Basic {key_beside_a_word}"),
        &format!("Authorization: Basic {of_latin_1}"),
        "Cookie: connect.sid=s%3As3cr3t-value.zzz",
        "Authorization: Token token=s3cr3t%2Dvalue",
        "X-Api-Key: 42|s3cr3t-value",
        "X-Api-Key: AppKey/s3cr3t-value",
        "Authorization: Own s3cr3t-value",
        "Authorization: Bearer s3cr3t-value=abc",
        "Authorization: Bearer AT7x.s3cr3t-value=1234ABCD",
        "X-Api-Key: s3cr3t-value \u{e9}",
        "Authorization: s3cr3t-value",
    ] {
        let sandbox = Sandbox::new();
        // A key is not replaced.
        let server = api(json!({ "s3cr3t-value": 1 })).await;
        let ending = record(
            &sandbox,
            &server,
            &format!("curl -s -H '{header}' $BASE_URL/pets"),
        );
        assert_eq!(ending.code, Some(1), "{header}: {ending:?}");
        assert!(!sandbox.path("calls").exists(), "{header}");
    }
}
