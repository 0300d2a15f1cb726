//! Learns what is an identifier, what the number of a phone, and what a secret, before anything of a call is
//! replaced.

use generator::json::Json;
use generator::placeholders::Kind;
use percent_encoding::percent_decode_str;
use reqwest::Url;

use super::Redaction;
use crate::record::dates::is_date;
use crate::record::kinds::{digits, is_digits, is_of_an_id, kind};
use crate::record::proofs::{is_secret, proves};
use crate::record::secrets::{secrets_of_body, secrets_of_query};

impl Redaction {
    /// Learns the address of a call before anything of the call is replaced.
    pub fn learn_call(&mut self, url: &Url) {
        let form = self.form(url.path());
        self.called.insert(form);
        self.learn_url(url);
    }

    /// Learns the secrets, the phones and the identifiers of a body before any of it is replaced: a run of digits is
    /// the same thing as a number, as a text and in a path.
    pub fn learn(&mut self, body: &Json) {
        let secrets = secrets_of_body(body, &self.vocabulary);
        self.secrets.extend(secrets);
        self.learn_member("", body, false);
        self.learn_links(body);
    }

    fn learn_member(&mut self, key: &str, value: &Json, is_within: bool) {
        match value {
            Json::List(items) => {
                let items = items.iter();
                items.for_each(|item| self.learn_member(key, item, is_within));
            }
            Json::Object(members) => {
                for (key, member) in members {
                    self.learn_phone("", key);
                    self.learn_member(key, member, is_secret(key, is_within));
                }
            }
            Json::Text(text) if !is_within => self.learn_text(key, text),
            Json::Number(number) if !is_within => self.learn_text(key, number.get()),
            Json::Text(_) | Json::Number(_) | Json::Null | Json::Bool(_) => {}
        }
    }

    /// Learns the secrets, the phones and the identifiers of an address.
    pub(super) fn learn_url(&mut self, url: &Url) {
        self.secrets.extend(secrets_of_query(url));
        self.learn_path(url.path());
        for (key, value) in url.query_pairs() {
            if !proves(&key) {
                self.learn_text(&key, &value);
            }
        }
    }

    /// Learns the identifiers and the phones in a text, which may be a list of them.
    pub(super) fn learn_text(&mut self, key: &str, text: &str) {
        for part in text.split(',') {
            if is_of_an_id(key) && is_digits(part) {
                self.identifiers.insert(part.to_owned());
            }
            self.learn_phone(key, part);
        }
    }

    /// Learns the number of a phone: whatever else has its digits is no identifier.
    fn learn_phone(&mut self, key: &str, text: &str) {
        let is_phone = kind(key, text) == Kind::Phone && !is_date(text);
        let is_sure = text.starts_with('+') || !is_of_an_id(key);
        if is_phone && is_sure {
            self.phones.extend(digits(text));
        }
    }

    /// Learns the identifiers and the phones in a path: a run of digits there is nothing else.
    pub(super) fn learn_path(&mut self, path: &str) {
        let path = percent_decode_str(path).decode_utf8_lossy();
        for segment in path.split(['/', ',']) {
            if is_digits(segment) {
                self.identifiers.insert(segment.to_owned());
            }
            self.learn_phone("", segment);
        }
    }
}
