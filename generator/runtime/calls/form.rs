//! Bodies that are forms: `application/x-www-form-urlencoded`.

use serde::Serialize;
use serde::ser::Error;

use crate::calls::call::Call;
use crate::calls::levels::{Level, json_of_texts};
use crate::calls::style::Style;

impl Call {
    /// Sets the body, as the form that an object comes to: a pair for each member, and for each
    /// entry of a list. Objects are written as JSON, and null is left out.
    ///
    /// What is no object in JSON, or no text, is refused when the call is sent.
    pub fn form(self, body: &(impl Serialize + ?Sized)) -> Self {
        self.form_as(body, &[])
    }

    /// Like [`form`](Self::form), with members that are written in styles of their own.
    pub fn form_as(self, body: &(impl Serialize + ?Sized), styles: &[(&str, Style)]) -> Self {
        match json_of_texts(body).and_then(|json| written(&json, styles)) {
            Ok(form) => self.body("application/x-www-form-urlencoded", form),
            Err(error) => self.unwritable(error),
        }
    }
}

fn written(json: &str, styles: &[(&str, Style)]) -> Result<String, serde_json::Error> {
    let Level::Object(members) = Level::of(json) else {
        return Err(serde_json::Error::custom("only an object is a form"));
    };
    let pairs = members.into_iter().flat_map(|(name, value)| {
        let own = styles.iter().find(|(styled, _)| *styled == name);
        let style = match (own, Level::of(value)) {
            (Some((_, style)), _) => *style,
            (None, Level::Object(_)) => Style::JSON,
            (None, _) => Style::FORM.exploded(),
        };
        style.in_query(&name, value)
    });
    Ok(pairs.collect::<Vec<_>>().join("&"))
}
