//! Links that an API gives: where they lead, as credentials go along.

use reqwest::Url;

/// Where a link leads, if that is within the origin of the address where it was given.
pub(crate) fn within_origin(address: &str, link: &str) -> Result<Url, &'static str> {
    let address = Url::parse(address).map_err(|_| "the call has no address to begin from")?;
    let mut url = address.join(link).map_err(|_| "it is no URL")?;
    url.set_fragment(None);
    if url.origin() != address.origin() {
        return Err("it leads to another server than the call, and credentials would go along");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it holds a user or password");
    }
    Ok(url)
}

/// A query without the parameters of these names, which are escaped.
pub(crate) fn without(query: &str, names: &[String]) -> String {
    let is_kept = |pair: &&str| {
        let (name, _) = pair.split_once('=').unwrap_or((pair, ""));
        !names.iter().any(|unwanted| unwanted == name)
    };
    let pairs: Vec<_> = query.split('&').filter(is_kept).collect();
    pairs.join("&")
}
