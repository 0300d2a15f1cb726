//! What the generator makes of messages whose content says of which type it is.

use serde::{Deserialize, Serialize};

use crate::unions::union_enum::union_enum;
use crate::values::date_time::DateTime;
use crate::values::string_enum::string_enum;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    pub data: Vec<T>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub id: String,
    #[serde(rename = "createdAt")]
    pub created_at: DateTime,
    #[serde(rename = "authorId")]
    pub author_id: String,
    pub content: Content,
}

union_enum! {
    pub enum Content by property("_type") or Unknown {
        "Email" => Email(Box<Email>) as_email,
        "Chat" => Chat(Box<Chat>) as_chat,
        "Note" => Note(Box<Note>) as_note,
        "Call" => Call(Box<Call>) as_call,
        "Form" => Form(Box<Form>) as_form,
    }
    fields of [Call, Email] {
        from: String,
    }
    fields of [Chat, Note] {
        text: String,
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Email {
    #[serde(rename = "_type")]
    pub type_: Type,
    pub from: String,
    pub to: Vec<String>,
    pub subject: String,
    pub html: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chat {
    #[serde(rename = "_type")]
    pub type_: Type,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    #[serde(rename = "_type")]
    pub type_: Type,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    #[serde(rename = "_type")]
    pub type_: Type,
    pub from: String,
    pub duration: i64,
    pub recording: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Form {
    #[serde(rename = "_type")]
    pub type_: Type,
    pub email: String,
    pub fields: Vec<Labelled>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Labelled {
    pub label: String,
    pub value: String,
}

string_enum! {
    pub enum Type or Unknown {
        "Email" => Email,
        "Chat" => Chat,
        "Note" => Note,
        "Call" => Call,
        "Form" => Form,
    }
}
