//! Learns what is an identifier, and what a secret, before anything of a call is replaced.

use generator::json::Json;
use reqwest::Url;

use super::Redaction;
use crate::record::kinds::{is_digits, is_of_an_id};
use crate::record::proofs::{is_secret, proves};
use crate::record::secrets::{secrets_of_body, secrets_of_query};

impl Redaction {
    /// Learns the address of a call before anything of the call is replaced.
    pub fn learn_call(&mut self, url: &Url) {
        let form = self.form(url.path());
        self.called.insert(form);
        self.learn_url(url);
    }

    /// Learns the secrets and the identifiers of a body before any of it is replaced: a run of digits is the
    /// same thing as a number, as a text and in a path.
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
                    self.learn_member(key, member, is_secret(key, is_within));
                }
            }
            Json::Text(text) if !is_within => self.learn_text(key, text),
            Json::Number(number) if !is_within => self.learn_text(key, number.get()),
            Json::Text(_) | Json::Number(_) | Json::Null | Json::Bool(_) => {}
        }
    }

    /// Learns the secrets and the identifiers of an address.
    pub(super) fn learn_url(&mut self, url: &Url) {
        self.secrets.extend(secrets_of_query(url));
        self.learn_path(url.path());
        for (key, value) in url.query_pairs() {
            if !proves(&key) {
                self.learn_text(&key, &value);
            }
        }
    }

    /// Learns the identifiers in a text, which may be a list of them.
    pub(super) fn learn_text(&mut self, key: &str, text: &str) {
        if is_of_an_id(key) {
            let parts = text.split(',').filter(|part| is_digits(part));
            self.identifiers.extend(parts.map(str::to_owned));
        }
    }

    /// Learns the identifiers in a path: a run of digits there is nothing else.
    pub(super) fn learn_path(&mut self, path: &str) {
        let segments = path.split(['/', ',']).filter(|segment| is_digits(segment));
        self.identifiers.extend(segments.map(str::to_owned));
    }
}
