//! Replaces what may say something of a person: the same text always by the same.

mod learning;
mod links;

use std::collections::{BTreeMap, BTreeSet};

use generator::json::Json;
use generator::placeholders::{KINDS, Kind};
use percent_encoding::percent_decode_str;
use reqwest::Url;

use super::dates::is_date;
use super::kinds::{
    self, SHORTEST_PHONE, is_digits, is_list, is_of_a_phone, is_short_number, joined,
};
use super::proofs::{is_secret, proves};
use super::secrets::is_open;
use super::vocabulary::Vocabulary;
use super::words::begins_with_capital;

/// What has been replaced so far.
pub struct Redaction {
    vocabulary: Vocabulary,
    base_url: Url,
    /// The forms of the paths that were called.
    called: BTreeSet<String>,
    /// What stands for each text, however it is written: the kind under which it was seen first, and its number.
    replaced: BTreeMap<String, (Kind, usize)>,
    numbers: BTreeMap<Kind, usize>,
    /// The runs of digits that were seen to be identifiers.
    identifiers: BTreeSet<String>,
    /// The digits of the numbers of phones: they are no identifiers.
    phones: BTreeSet<String>,
    /// What stood under the name of a secret: it is one wherever it stands.
    secrets: BTreeSet<String>,
}

impl Redaction {
    /// In which the words of a description stay, and links to the API at this address.
    pub fn new(vocabulary: Vocabulary, base_url: &Url) -> Self {
        Self {
            vocabulary,
            base_url: base_url.clone(),
            called: BTreeSet::new(),
            replaced: BTreeMap::new(),
            numbers: BTreeMap::new(),
            identifiers: BTreeSet::new(),
            phones: BTreeSet::new(),
            secrets: BTreeSet::new(),
        }
    }

    /// Counts on from what stands in an earlier recording, so that nothing new is taken for what is in
    /// it.
    pub fn follow(&mut self, recording: &str) {
        let starts = KINDS.map(|kind| [(kind, kind.start()), (kind, kind.start_of_numbers())]);
        for (kind, start) in starts.into_iter().flatten() {
            let numbers = recording.match_indices(start).filter_map(|(at, _)| {
                let rest = &recording[at + start.len()..];
                // In a path, a hyphen stands for the blank.
                let rest = rest.strip_prefix([' ', '-']).unwrap_or(rest);
                let end = rest.find(|sign: char| !sign.is_ascii_digit());
                rest[..end.unwrap_or(rest.len())].parse::<usize>().ok()
            });
            let last = self.numbers.entry(kind).or_default();
            *last = numbers.fold(*last, usize::max);
        }
    }

    /// The words that stay.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// A body with every text in it replaced.
    pub fn body(&mut self, body: &Json) -> Json {
        self.member("", body, false)
    }

    /// What stands for a member, or for an entry of it. `is_within` says that it is a secret.
    fn member(&mut self, key: &str, value: &Json, is_within: bool) -> Json {
        match value {
            Json::Text(text) => Json::Text(self.text_within(key, text, is_within)),
            Json::List(items) => {
                let items = items.iter().map(|item| self.member(key, item, is_within));
                Json::List(items.collect())
            }
            Json::Object(members) => {
                let keys = members.iter().map(|(key, _)| key);
                let is_map = !self.vocabulary.has_properties(keys);
                let members = members.iter().map(|(key, member)| {
                    let replaced = self.key(key, is_map, is_within);
                    (
                        replaced,
                        self.member(key, member, is_secret(key, is_within)),
                    )
                });
                Json::Object(members.collect())
            }
            Json::Number(number) if is_within || self.secrets.contains(number.get()) => {
                self.number(Kind::Text, number.get())
            }
            Json::Number(number) if self.is_phone(key, number.get()) => {
                self.number(Kind::Phone, number.get())
            }
            other => other.clone(),
        }
    }

    /// What stands for a text: itself if it is a number, a date, or a word of the description, and no secret.
    pub fn text(&mut self, key: &str, text: &str) -> String {
        self.text_within(key, text, proves(key))
    }

    fn text_within(&mut self, key: &str, text: &str, is_within: bool) -> String {
        let is_secret = is_within && !is_open(key, text, &self.vocabulary);
        if !is_secret && self.stays(key, text) {
            return text.to_owned();
        }
        if !is_secret && let Some(link) = self.link(text) {
            return link;
        }
        match self.kind(key, text) {
            // Lists in one text are joined to what stands alone elsewhere.
            Kind::Text if is_list(text) => {
                let parts = text.split(',');
                let parts = parts.map(|part| self.text_within(key, part, is_within));
                parts.collect::<Vec<_>>().join(",")
            }
            kind => self.replacement(kind, text),
        }
    }

    fn stays(&self, key: &str, text: &str) -> bool {
        let is_harmless = text.is_empty() || is_short_number(text) || is_date(text);
        let is_identifier = self.identifiers.contains(text) && !self.is_known_phone(text);
        let stays = is_harmless || is_identifier;
        let stays = stays || self.vocabulary.has(key, text);
        (stays && !self.secrets.contains(text)) || self.vocabulary.lists(key, text)
    }

    /// The path of an address. The parts of the description's paths stay; all else may be an identifier.
    pub fn path(&mut self, url: &Url) -> String {
        let segments = url.path().split('/');
        let segments: Vec<_> = segments.map(|segment| self.segment(segment)).collect();
        segments.join("/")
    }

    fn segment(&mut self, segment: &str) -> String {
        let text = percent_decode_str(segment).decode_utf8_lossy();
        match self.segment_stays(segment) {
            true => segment.to_owned(),
            false => self.text("", &text).replace(' ', "-"),
        }
    }

    fn segment_stays(&self, segment: &str) -> bool {
        let is_version = segment.strip_prefix('v').is_some_and(is_short_number);
        self.vocabulary.has_segment(segment) || is_version
    }

    /// A key of an object or a query: that of a property stays; all else is data, such as an address. Where some
    /// keys are data (`is_map`), those that nothing declares are data as well; within a secret, those with a capital.
    fn key(&mut self, key: &str, is_map: bool, is_within: bool) -> String {
        let may_be_data = is_map || (is_within && begins_with_capital(key));
        match !may_be_data || self.vocabulary.declares(key) {
            true => key.to_owned(),
            false => self.text_within("", key, is_within),
        }
    }

    /// The pairs of a query. Their keys are replaced as those of an object are.
    pub fn query(&mut self, url: &Url) -> Vec<(String, String)> {
        let keys = url.query_pairs().map(|(key, _)| key);
        let is_map = !self.vocabulary.has_properties(keys);
        let pairs = url.query_pairs();
        pairs
            .map(|(key, value)| (self.key(&key, is_map, false), self.text(&key, &value)))
            .collect()
    }

    fn kind(&self, key: &str, text: &str) -> Kind {
        match self.is_known_phone(text) {
            true => Kind::Phone,
            false => kinds::kind(key, text),
        }
    }

    /// Whether a text has the digits of what was seen to be the number of a phone.
    fn is_known_phone(&self, text: &str) -> bool {
        kinds::digits(text).is_some_and(|digits| self.phones.contains(&digits))
    }

    /// Whether a number is that of a phone, by the name under which it stands here or elsewhere. Short ones are
    /// none.
    fn is_phone(&self, key: &str, number: &str) -> bool {
        let is_long = number.len() >= SHORTEST_PHONE;
        let is_named = is_of_a_phone(key) && is_long && !self.identifiers.contains(number);
        is_named || (is_digits(number) && self.is_known_phone(number))
    }

    /// What stands for a number: of the same digits as the text that stands for it as a text.
    fn number(&mut self, kind: Kind, number: &str) -> Json {
        let (kind, place) = self.place(kind, number);
        let digits = kind.digits(place);
        Json::number(&digits).unwrap_or(Json::Text(digits))
    }

    fn replacement(&mut self, kind: Kind, text: &str) -> String {
        let has_plus = text.starts_with('+');
        let (kind, number) = self.place(kind, text);
        match kind {
            Kind::Phone if has_plus => format!("+{}", kind.text(number)),
            kind => kind.text(number),
        }
    }

    /// The kind under which a text was seen first, and its number among those of its kind.
    fn place(&mut self, kind: Kind, text: &str) -> (Kind, usize) {
        let numbers = &mut self.numbers;
        let known = self.replaced.entry(joined(kind, text));
        *known.or_insert_with(|| {
            let last = numbers.entry(kind).or_default();
            *last += 1;
            (kind, *last)
        })
    }
}

#[cfg(test)]
mod tests {
    use generator::Source;
    use serde_json::{Value, json};

    use super::*;

    const DESCRIPTION: &str = "\
openapi: 3.0.3
components:
  schemas:
    Pet:
      properties:
        status: { type: string, enum: [asleep, wide awake] }
        name: { type: string, enum: [rex] }
        Keeper: { properties: { name: { type: string } } }
paths:
  /pets/{name}/naps: {}
servers:
  - url: https://pets.example/api
";

    fn redaction() -> Redaction {
        let name = "pets.yaml";
        let text = DESCRIPTION;
        let base_url = Url::parse("https://pets.example").unwrap();
        Redaction::new(Vocabulary::of(&[Source::new(name, text)]), &base_url)
    }

    /// A value as it is read.
    fn read(value: &Value) -> Json {
        Json::read(value.to_string().as_bytes()).unwrap()
    }

    #[test]
    fn what_may_be_personal_is_replaced_and_the_rest_stays() {
        let mut redaction = redaction();
        let value = json!({
            "display_name": "Ada Lovelace", "email": "ada@lovelace.org", "phone": "+45 12 34 56 78",
            "note": "She rang twice.", "id": "d7b4c8a2-0b1e-4a7e-9d4f-1c2b3a4d5e6f", "age": 36,
            "status": "wide awake", "born": "1815-12-10T00:00:00Z[GMT]", "photo": "https://a.b/ada.png",
        });
        let expected = json!({
            "display_name": "Name 1", "email": "person1@example.com", "phone": "+15550000001",
            "note": "Text 1", "id": "00000000-0000-4000-8000-000000000001", "age": 36,
            "status": "wide awake", "born": "1815-12-10T00:00:00Z[GMT]", "photo": "https://example.com/1",
        });
        assert_eq!(redaction.body(&read(&value)).nearest(), expected);
    }

    #[test]
    fn the_same_text_is_replaced_by_the_same() {
        let mut redaction = redaction();
        let (ada, bob) = ("ada@lovelace.org", "bob@lovelace.org");
        assert_eq!(redaction.text("email", ada), "person1@example.com");
        assert_eq!(redaction.text("from", bob), "person2@example.com");
        assert_eq!(redaction.segment(ada), "person1@example.com");
        let list = redaction.text("to", &format!("{bob},{ada}"));
        assert_eq!(list, "person2@example.com,person1@example.com");

        // Whatever key it stands under, and however a path has to write it.
        assert_eq!(redaction.text("first_name", "Ada L"), "Name 1");
        assert_eq!(redaction.text("label", "Ada L"), "Name 1");
        assert_eq!(redaction.segment("Ada%20L"), "Name-1");
    }

    #[test]
    fn an_identifier_of_digits_is_the_same_everywhere() {
        let mut redaction = redaction();
        let body = json!({
            "id": 12345678, "conversation_id": "12345679", "reply_to": "12345678", "card": "4111111111111111",
            "ssn": "101901234", "caller": "+4512345678", "phone": "4512345679", "fax": 45123456780_u64,
            "tel": 4512345670_u64, "hotel": 4512345671_u64, "personnummer": 198001011234_u64,
        });
        let body = read(&body);
        redaction.learn(&body);
        redaction.learn_text("csids", "12345677,12345678");
        redaction.learn_path("/pets/12345676");
        let expected = json!({
            "id": 12345678, "conversation_id": "12345679", "reply_to": "12345678", "card": "Text 1",
            "ssn": "Text 2", "caller": "+15550000001", "phone": "15550000002", "fax": 15550000003_u64,
            "tel": 15550000004_u64, "hotel": 4512345671_u64, "personnummer": 999000003,
        });
        assert_eq!(redaction.body(&body).nearest(), expected);
        assert_eq!(redaction.segment("12345676"), "12345676");
        let list = "12345677,12345678";
        assert_eq!(redaction.text("csids", list), list);
    }

    #[test]
    fn what_looks_like_a_secret_does_not_stay_where_listed_words_stand() {
        let mut redaction = redaction();
        for secret in [
            "sk-ant-api03-AbCdEfGhIjKl",
            "AbCdEfGhIjKl",
            "a1b2c3d4e5",
            "tok_12345678",
        ] {
            assert!(
                redaction.text("status", secret).starts_with("Text "),
                "{secret}"
            );
        }
        for word in [
            "half_asleep",
            "HALF-ASLEEP",
            "HalfAsleep",
            "halfAsleep",
            "asleep2",
            "v2_asleep",
        ] {
            assert_eq!(redaction.text("status", word), word);
        }
    }

    #[test]
    fn a_word_of_people_stays_neither_in_a_path_nor_beside_a_list_of_another_schema() {
        let mut redaction = redaction();
        assert_eq!(redaction.text("name", "rex"), "rex");
        assert_eq!(redaction.text("name", "Ada"), "Name 1");
        let path = ["api", "v2", "pets", "ada", "naps"].map(|it| redaction.segment(it));
        assert_eq!(path, ["api", "v2", "pets", "Text-1", "naps"]);
    }

    #[test]
    fn keys_that_are_data_are_replaced_and_those_of_properties_stay() {
        let value = json!({
            "Keeper": 1, "undeclared_yet": 2, "camelCase": 3, "people": {
                "ada@lovelace.org": { "phone": 4512345678_u64, "age": 36, "phone_rings": 3 },
                "Ada Lovelace": "ada@lovelace.org", "+45 12 34 56 78": null, "ada": 1, "status": 2,
            },
            "known": { "ada.lovelace": 1 },
        });
        let expected = json!({
            "Keeper": 1, "undeclared_yet": 2, "camelCase": 3, "people": {
                "person1@example.com": { "phone": 15550000001_u64, "age": 36, "phone_rings": 3 },
                "Text 1": "person1@example.com", "+15550000001": null, "Text 2": 1, "status": 2,
            },
            "known": { "Text 3": 1 },
        });
        assert_eq!(redaction().body(&read(&value)).nearest(), expected);
    }

    #[test]
    fn what_is_new_is_not_taken_for_what_an_earlier_recording_has() {
        let mut redaction = redaction();
        redaction
            .follow(r#"{"path": "/pets/Text-4", "to": "person2@example.com", "by": "Name 12"}"#);
        assert_eq!(
            redaction.text("email", "ada@lovelace.org"),
            "person3@example.com"
        );
        assert_eq!(redaction.text("name", "Ada"), "Name 13");
        assert_eq!(redaction.text("note", "She rang."), "Text 5");
        assert_eq!(redaction.text("phone", "+45 12 34 56 78"), "+15550000001");
    }

    #[test]
    fn a_word_that_is_not_listed_yet_stays_where_listed_ones_stand() {
        let mut redaction = redaction();
        assert_eq!(redaction.text("status", "DREAMING"), "DREAMING");
        assert_eq!(redaction.text("mood", "DREAMING"), "Text 1");
        assert_eq!(redaction.text("status", "dreaming of Ada"), "Text 2");
    }
}
