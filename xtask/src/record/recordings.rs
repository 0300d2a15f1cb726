//! Calls as recordings, a file each.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use generator::json::Json;
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderMap};
use hyper::{Method, StatusCode};
use jiff::Timestamp;
use reqwest::Url;

use super::headers::{answer_headers, request_headers};
use super::recording::{Recording, Request, Response};
use super::redaction::Redaction;
use super::secrets::{secret, secrets};
use super::vocabulary::Vocabulary;
use crate::failures;
use crate::location::Location;

/// What was said between a caller and an API.
pub struct Call {
    pub method: Method,
    pub url: Url,
    pub headers: HeaderMap,
    pub body: Bytes,
    pub status: StatusCode,
    pub answer_headers: HeaderMap,
    pub answer: Bytes,
}

/// Writes calls into a folder.
pub struct Recorder {
    out: Location,
    base_url: Url,
    state: Mutex<State>,
}

struct State {
    redaction: Redaction,
    written: usize,
    refused: usize,
    /// What to do about what was not written.
    remedies: BTreeSet<&'static str>,
}

impl State {
    fn refuse(&mut self, remedy: &'static str) {
        self.refused += 1;
        self.remedies.insert(remedy);
    }
}

/// Why a call is not written, and what to do about it.
type Refusal = (String, &'static str);

/// The recordings that a folder has, if there is one.
fn recorded(folder: &Location) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(&folder.path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let paths: Vec<_> = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    let is_recording = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "json");
    paths
        .iter()
        .filter(is_recording)
        .map(fs::read_to_string)
        .collect()
}

impl Recorder {
    /// Into this folder, of the API at this address.
    ///
    /// # Errors
    ///
    /// What is in the folder already cannot be read.
    pub fn new(out: Location, base_url: &Url, vocabulary: Vocabulary) -> io::Result<Self> {
        let mut redaction = Redaction::new(vocabulary, base_url);
        for text in recorded(&out)? {
            redaction.follow(&text);
        }
        Ok(Self {
            out,
            base_url: base_url.clone(),
            state: Mutex::new(State {
                redaction,
                written: 0,
                refused: 0,
                remedies: BTreeSet::new(),
            }),
        })
    }

    /// Counts a call that no answer came to.
    pub fn miss(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.refuse("the API must answer");
    }

    /// How many calls were written, and how many were not; and what to do about these.
    pub fn counts(&self) -> (usize, usize, BTreeSet<&'static str>) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        (state.written, state.refused, state.remedies.clone())
    }

    /// A path as messages show it.
    pub fn shown(&self, path: &str) -> String {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        shown(path, state.redaction.vocabulary())
    }

    /// Writes a call, if no secret is left in it.
    pub fn record(&self, call: &Call) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let problem = self.keep(call, &mut state.redaction).err();
        match problem {
            None => state.written += 1,
            Some((problem, remedy)) => {
                state.refuse(remedy);
                let path = shown(call.url.path(), state.redaction.vocabulary());
                let _ = writeln!(
                    io::stderr(),
                    "warning: {} {path} is not written: {problem}",
                    call.method
                );
            }
        }
    }

    /// Writes a call, or says why not.
    fn keep(&self, call: &Call, redaction: &mut Redaction) -> Result<(), Refusal> {
        let body = Json::read(&call.body).ok();
        let recording = self.recording(call, body.as_ref(), redaction);
        let unwritten = |error| failures::unwritten_recording(&self.out, &error);
        let text = serde_json::to_string_pretty(&recording);
        let text = text.map_err(|error| unwritten(error.into()))?;
        let vocabulary = redaction.vocabulary();
        let sent = secrets(call, body.as_ref(), &self.base_url, vocabulary);
        if let Some(kind) = secret(&text, &sent) {
            let remedy = "a secret in an answer must not be kept: record without such a call";
            return Err((format!("{kind} was recognised in it"), remedy));
        }
        let written = self.write(&name(call, redaction.vocabulary()), &(text + "\n"));
        written.map_err(unwritten)
    }

    /// Into the first file of its name that is free.
    fn write(&self, name: &str, text: &str) -> io::Result<()> {
        fs::create_dir_all(&self.out.path)?;
        for number in 1.. {
            let suffix = if number == 1 {
                String::new()
            } else {
                format!("_{number}")
            };
            let path = self.out.path.join(format!("{name}{suffix}.json"));
            match File::create_new(path) {
                Ok(mut file) => return file.write_all(text.as_bytes()),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn recording(&self, call: &Call, body: Option<&Json>, redaction: &mut Redaction) -> Recording {
        let host = self.base_url.host_str().unwrap_or_default();
        let date = Timestamp::now().strftime("%F");
        let answer = Json::read(&call.answer);
        redaction.learn_call(&call.url);
        for body in body.into_iter().chain(&answer) {
            redaction.learn(body);
        }
        let request = Request {
            method: call.method.to_string(),
            path: redaction.path(&call.url),
            query: redaction.query(&call.url),
            headers: request_headers(&call.headers),
            body: body.map(|body| redaction.body(body)),
        };
        let status = call.status.as_u16();
        let headers = answer_headers(&call.answer_headers, redaction);
        let (body, text, unreadable) = match answer {
            Ok(body) => (Some(redaction.body(&body)), None, None),
            Err(problem) => {
                let text = String::from_utf8_lossy(&call.answer);
                let text = redaction.text("", &text);
                let problem = is_meant_as_json(call).then(|| problem.to_string());
                (None, Some(text), problem)
            }
        };
        Recording {
            origin: format!("recorded: {date}, {host}, redacted"),
            request,
            response: Response {
                status,
                headers,
                body,
                text,
                unreadable,
            },
        }
    }
}

/// Whether an answer says that it is JSON, or begins like it.
fn is_meant_as_json(call: &Call) -> bool {
    let kind = call.answer_headers.get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.to_ascii_lowercase();
    let start = call.answer.trim_ascii_start().first();
    !call.answer.is_empty() && (kind.contains("json") || matches!(start, Some(b'{' | b'[')))
}

/// A path without what may be personal or secret in it: whatever the description does not say.
fn shown(path: &str, vocabulary: &Vocabulary) -> String {
    let segments = path.split('/').map(|segment| {
        let is_open = segment.is_empty() || vocabulary.has_segment(segment);
        if is_open { segment } else { "{}" }
    });
    segments.collect::<Vec<_>>().join("/")
}

/// The method and the words of the path, without what may be an identifier.
fn name(call: &Call, vocabulary: &Vocabulary) -> String {
    let method = call.method.as_str().to_ascii_lowercase();
    let words = call.url.path().split('/');
    let words = words.filter(|word| !word.is_empty() && vocabulary.has_segment(word));
    let parts: Vec<&str> = std::iter::once(method.as_str()).chain(words).collect();
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "_-.".contains(sign);
    parts
        .join("_")
        .chars()
        .filter(|sign| is_sign(*sign))
        .collect()
}
