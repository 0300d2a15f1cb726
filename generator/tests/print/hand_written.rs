//! The operations of [`Users`].
//!
//! A second paragraph.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::call::Call;
use crate::models;

mod answer;
mod call;

pub mod resources;

pub use crate::call::Call;

/// The server.
const BASE_URL: &str = "https://api.example.com";

/// People.
///
/// ```text
/// a block
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct User {
    /// Who it is.
    pub id: String,
    #[serde(rename = "e-mail", skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

impl User {
    /// Starts with what is required.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            email: None,
        }
    }

    /// Sets the address.
    pub fn with_email(self, email: impl Into<String>) -> Self {
        Self { email: Some(email.into()), ..self }
    }
}

impl IntoFuture for User {
    type Output = String;
    type IntoFuture = std::future::Ready<String>;

    fn into_future(self) -> Self::IntoFuture {
        std::future::ready(self.id)
    }
}

/// One of some.
#[derive(Clone, Debug)]
pub enum Kind {
    One,
    Two(User),
    /// Anything else.
    Unknown(String),
}

string_enum! {
    /// A color.
    pub enum Color or Unknown {
        "dark-red" => DarkRed,
    }
}

pub type Users = BTreeMap<String, User>;

string_newtype!(Kind);

sends!(List, Json<Page<models::User>> => Page<models::User>);

sends!(
    ListRequestedConversationsOfUser,
    Json<Page<models::ConversationOfUser>> => Page<models::ConversationOfUser>
);
