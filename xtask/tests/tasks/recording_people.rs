//! That the same person is the same in everything that `record` writes, and nobody is left as they are.

use serde_json::json;

use crate::recording::{api, record, recordings};
use crate::sandbox::Sandbox;

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_a_phone_is_replaced_where_an_identifier_has_its_digits_too() {
    let sandbox = Sandbox::new();
    let server = api(json!({
        "id": 4_512_345_678_u64, "pet_id": "4512345678", "phone": "4512345678", "note": "4512345679",
        "to": ["+4512345678", "+45 12 34 56 78"], "mobile": 4_512_345_678_u64, "friend_id": 4_512_345_680_u64,
    }))
    .await;
    let script = "curl -s \"$BASE_URL/pets/4512345678?ids=4512345678,4512345680\"";
    let ending = record(&sandbox, &server, script);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let recording = &recordings(&sandbox)[0];
    assert_eq!(recording["request"]["path"], "/pets/15550000001");
    let query = json!([["ids", "15550000001,4512345680"]]);
    assert_eq!(recording["request"]["query"], query);
    let answer = json!({
        "id": 15_550_000_001_u64, "pet_id": "15550000001", "phone": "15550000001", "note": "Text 1",
        "to": ["+15550000001", "+15550000001"], "mobile": 15_550_000_001_u64, "friend_id": 4_512_345_680_u64,
    });
    assert_eq!(recording["response"]["body"], answer);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_is_the_same_as_a_text_and_as_a_number() {
    let sandbox = Sandbox::new();
    let phones = json!([
        4_512_345_678_u64,
        "+45 12 34 56 78",
        "0045-12345678",
        "+45 87 65 43 21"
    ]);
    let server = api(json!({ "phone": phones })).await;
    let ending = record(&sandbox, &server, "curl -s \"$BASE_URL/pets\"");
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let phones = json!([
        15_550_000_001_u64,
        "+15550000001",
        "15550000001",
        "+15550000002"
    ]);
    let recording = &recordings(&sandbox)[0];
    assert_eq!(recording["response"]["body"]["phone"], phones);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_the_same_however_it_is_capitalised() {
    let sandbox = Sandbox::new();
    let server = api(json!({
        "to": ["Ann.Lee@example.org", "ann.lee@example.org"], "by": { "ANN.LEE@EXAMPLE.ORG": 1 },
        "ids": ["D7B4C8A2-0B1E-4A7E-9D4F-1C2B3A4D5E6F", "d7b4c8a2-0b1e-4a7e-9d4f-1c2b3a4d5e6f"],
    }))
    .await;
    let script = "curl -s \"$BASE_URL/pets/ann.Lee@example.org\"";
    let ending = record(&sandbox, &server, script);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    let recording = &recordings(&sandbox)[0];
    let (ann, id) = (
        "person1@example.com",
        "00000000-0000-4000-8000-000000000001",
    );
    assert_eq!(recording["request"]["path"], format!("/pets/{ann}"));
    let answer = json!({ "to": [ann, ann], "by": { ann: 1 }, "ids": [id, id] });
    assert_eq!(recording["response"]["body"], answer);
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_made_one_after_another_are_written_alike_in_every_run() {
    let server = api(json!({ "email": "ada@lovelace.org", "note": "She rang." })).await;
    let script = "for name in bob ada; do curl -s \"$BASE_URL/pets/$name\"; done";
    let runs = [(); 2].map(|()| {
        let sandbox = Sandbox::new();
        let ending = record(&sandbox, &server, script);
        assert_eq!(ending.code, Some(0), "{ending:?}");
        let requests = recordings(&sandbox);
        requests.into_iter().map(|mut call| {
            // The day may change between the runs.
            call["origin"].take();
            call.to_string()
        })
    });
    let [first, second] = runs.map(Vec::from_iter);
    assert_eq!(first, second);
    assert_eq!(first.len(), 2);
}
