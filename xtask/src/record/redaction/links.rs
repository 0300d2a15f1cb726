//! Links to the API itself: they are redacted as the calls are to which they lead, so that one leads to the other
//! among recordings too.

use generator::json::Json;
use reqwest::Url;

use super::Redaction;

impl Redaction {
    /// What stands for a link to the API itself; none for every other text. Its scheme, host and port are those
    /// of the base URL and stay, as the host stands in every recording.
    pub(super) fn link(&mut self, text: &str) -> Option<String> {
        let url = self.linked(text)?;
        let start = match text.starts_with('/') {
            true => String::new(),
            false => self.base_url.origin().ascii_serialization(),
        };
        let mut link = start + &self.path(&url);
        if let Some(query) = self.query_text(&url) {
            link += &format!("?{query}");
        }
        if let Some(fragment) = url.fragment() {
            link += &format!("#{}", self.segment(fragment));
        }
        Some(link)
    }

    /// Learns what the links of a body say, as of the addresses of calls.
    pub(super) fn learn_links(&mut self, body: &Json) {
        match body {
            Json::Text(text) => {
                if let Some(url) = self.linked(text) {
                    self.learn_url(&url);
                }
            }
            Json::List(items) => items.iter().for_each(|item| self.learn_links(item)),
            Json::Object(members) => members.iter().for_each(|(_, it)| self.learn_links(it)),
            Json::Number(_) | Json::Null | Json::Bool(_) => {}
        }
    }

    /// Where a link to the API itself leads. One without a host has a path like those of the calls.
    fn linked(&self, text: &str) -> Option<Url> {
        let is_whole = text.starts_with("http://") || text.starts_with("https://");
        let url = match text.contains(char::is_whitespace) {
            true => return None,
            false if is_whole => self.below_base(Url::parse(text).ok()?),
            false if text.starts_with('/') => {
                let url = self.below_base(self.base_url.join(text).ok()?);
                Some(url).filter(|url| self.is_like_a_call(url.path()))?
            }
            false => return None,
        };
        let is_own = url.origin() == self.base_url.origin();
        let has_user = !url.username().is_empty() || url.password().is_some();
        (is_own && !has_user).then_some(url)
    }

    /// An address without the path of the base URL, as calls are recorded.
    fn below_base(&self, mut url: Url) -> Url {
        let base = self.base_url.path().trim_end_matches('/');
        let below = url.path().strip_prefix(base).map(str::to_owned);
        if let Some(below) = below.filter(|path| path.is_empty() || path.starts_with('/')) {
            url.set_path(&below);
        }
        url
    }

    /// Whether a path has a part of the description's paths, or is of the form of one that was called.
    fn is_like_a_call(&self, path: &str) -> bool {
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        segments.any(|segment| self.vocabulary.has_segment(segment))
            || self.called.contains(&self.form(path))
    }

    /// A path with nothing in the places of its arguments.
    pub(super) fn form(&self, path: &str) -> String {
        let segments = path
            .split('/')
            .map(|segment| match self.segment_stays(segment) {
                true => segment,
                false => "{}",
            });
        segments.collect::<Vec<_>>().join("/")
    }

    /// The query of a link: as it is written, if nothing of it is replaced.
    fn query_text(&mut self, url: &Url) -> Option<String> {
        let written = url.query()?;
        let pairs = self.query(url);
        let mut own = url.query_pairs().zip(&pairs);
        if own.all(|((key, value), kept)| (&*key, &*value) == (&*kept.0, &*kept.1)) {
            return Some(written.to_owned());
        }
        let mut replaced = url.clone();
        replaced.query_pairs_mut().clear().extend_pairs(pairs);
        replaced.query().map(str::to_owned)
    }
}
