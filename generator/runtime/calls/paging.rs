//! Lists that come in pages: one page after the other, or all entries as one stream.

use std::collections::BTreeSet;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use serde::de::DeserializeOwned;

use crate::calls::answer::Json;
use crate::calls::call::Call;
use crate::calls::error::{BuildError, Error};
use crate::transports::boxed::BoxFuture;

/// A page of a list, and what leads to the page after it.
pub trait Paged: DeserializeOwned + Send + 'static {
    /// An entry of the list.
    type Item;

    /// How the next page is asked for.
    const FOLLOW: Follow;

    /// The link or cursor that leads to the next page; the last page has none.
    fn next(&self) -> Option<String>;

    /// The entries of the page.
    fn into_items(self) -> Vec<Self::Item>;
}

/// How the next page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Follow {
    /// By a link in the page, in place of the path and query of the call.
    Link,
    /// By a cursor in the page, which goes into this query parameter of the call.
    Cursor(&'static str),
}

/// The pages of a list, each asked for when it is wanted.
///
/// It is a [`Stream`] of pages, and [`try_next`](Self::try_next) gives them without one. Nothing is
/// sent before the first page is wanted. An error ends the pages, and [`cursor`](Self::cursor) still
/// says where to go on.
#[must_use = "pages are asked for with `try_next`, or as a stream"]
pub struct Pages<P> {
    call: Call,
    cursor: Option<String>,
    followed: BTreeSet<String>,
    answer: Option<PendingPage<P>>,
    has_ended: bool,
    has_failed: bool,
}

/// A page that is under way.
type PendingPage<P> = BoxFuture<'static, Result<P, Error>>;

impl<P: Paged> Pages<P> {
    /// The pages of a list, by the call that asks for the first of them.
    pub fn new(call: Call) -> Self {
        Self {
            call,
            cursor: None,
            followed: BTreeSet::new(),
            answer: None,
            has_ended: false,
            has_failed: false,
        }
    }

    /// Begins with the page to which `cursor` leads, as [`cursor`](Self::cursor) gave it. So pages that
    /// an error has ended go on, too.
    pub fn resume(self, cursor: impl Into<String>) -> Self {
        Self {
            cursor: Some(cursor.into()),
            ..Self::new(self.call)
        }
    }

    /// The same pages, from where these stand, each read as another type. If these have failed at a
    /// page, that one comes first.
    pub fn read_as<Q: Paged>(self) -> Pages<Q> {
        Pages {
            cursor: self.cursor,
            has_ended: self.has_ended,
            ..Pages::new(self.call)
        }
    }

    /// What leads to the page that comes next: a link or a cursor, as the API gave it. Kept
    /// somewhere, it lets another process go on with [`resume`](Self::resume).
    ///
    /// There is none before the first page and after the last.
    pub fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    /// The next page; nothing after the last one.
    ///
    /// A call that is dropped before it is done loses no page: the next one waits for the same answer.
    ///
    /// # Errors
    ///
    /// Those of any call, and [`BuildError::Link`] if a link leads to another server, or a link or
    /// cursor comes for the second time. After an error there are no more pages.
    pub async fn try_next(&mut self) -> Result<Option<P>, Error> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context))
            .await
            .transpose()
    }

    /// Like [`try_next`](Self::try_next), for programs without an async runtime.
    ///
    /// # Errors
    ///
    /// Those of [`try_next`](Self::try_next); and [`BuildError::BlockingInsideAsync`](crate::BuildError::BlockingInsideAsync)
    /// on a thread of an async runtime.
    #[cfg(feature = "blocking")]
    pub fn try_next_blocking(&mut self) -> Result<Option<P>, Error> {
        let client = self.call.client.clone();
        client.settings.blocking.wait(self.try_next())?
    }

    /// The entries of these pages.
    pub fn items(self) -> Items<P> {
        Items {
            pages: self,
            ready: Vec::new().into_iter(),
        }
    }

    /// Asks for the next page.
    fn ask(&mut self) -> Result<PendingPage<P>, Error> {
        let mut call = self.call.again();
        if let Some(cursor) = &self.cursor {
            if !self.followed.insert(cursor.clone()) {
                let path = self.call.template();
                let reason = "the API gave it before, so that the list would never end";
                return Err(BuildError::Link { path, reason }.into());
            }
            call = match P::FOLLOW {
                Follow::Link => call.link(cursor),
                Follow::Cursor(parameter) => call.query(parameter, cursor),
            };
        }
        let answer = call.send::<Json<P>>();
        Ok(Box::pin(async { Ok(answer.await?.value) }))
    }

    /// Waits for the page that is under way, and asks for it if none is.
    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Result<P, Error>> {
        let mut answer = match self.answer.take() {
            Some(answer) => answer,
            None => self.ask()?,
        };
        let page = answer.as_mut().poll(context);
        if page.is_pending() {
            self.answer = Some(answer);
        }
        page
    }
}

impl<P: Paged> Stream for Pages<P> {
    type Item = Result<P, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.has_ended || self.has_failed {
            return Poll::Ready(None);
        }
        let page = ready!(self.poll_page(context));
        match &page {
            Ok(page) => {
                self.cursor = page.next().filter(|cursor| !cursor.is_empty());
                self.has_ended = self.cursor.is_none();
            }
            Err(_) => self.has_failed = true,
        }
        Poll::Ready(Some(page))
    }
}

/// Shows what is asked for, without cursors, which may hold personal data.
impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pages")
            .field("call", &self.call)
            .field("has_ended", &self.has_ended)
            .finish_non_exhaustive()
    }
}

/// The entries of a list, page after page.
///
/// It is a [`Stream`] of entries, and [`try_next`](Self::try_next) gives them without one. An error
/// ends the entries; to go on after one, take the [`Pages`] instead, which have a cursor.
#[must_use = "entries are asked for with `try_next`, or as a stream"]
pub struct Items<P: Paged> {
    pages: Pages<P>,
    ready: vec::IntoIter<P::Item>,
}

impl<P: Paged> Items<P> {
    /// The next entry; nothing after the last one.
    ///
    /// # Errors
    ///
    /// Those of [`Pages::try_next`].
    pub async fn try_next(&mut self) -> Result<Option<P::Item>, Error> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context))
            .await
            .transpose()
    }

    /// Like [`try_next`](Self::try_next), for programs without an async runtime.
    ///
    /// # Errors
    ///
    /// Those of [`try_next`](Self::try_next); and [`BuildError::BlockingInsideAsync`](crate::BuildError::BlockingInsideAsync)
    /// on a thread of an async runtime.
    #[cfg(feature = "blocking")]
    pub fn try_next_blocking(&mut self) -> Result<Option<P::Item>, Error> {
        let client = self.pages.call.client.clone();
        client.settings.blocking.wait(self.try_next())?
    }
}

/// Entries are moved out and never pinned where they are.
impl<P: Paged> Unpin for Items<P> {}

impl<P: Paged> Stream for Items<P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.ready = page.into_items().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Shows what is asked for, without entries, which may be personal data.
impl<P: Paged> fmt::Debug for Items<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

/// Gives a builder that holds its call `pages` and `items`.
///
/// `pages!(List => Page<User>)` reads: each page of `List` is a `Page<User>`.
macro_rules! pages {
    ($builder:ident => $page:ty) => {
        impl $builder {
            /// The pages of the whole list, each asked for when it is wanted.
            pub fn pages(self) -> crate::calls::paging::Pages<$page> {
                crate::calls::paging::Pages::new(self.0)
            }

            /// The entries of all pages, as one stream.
            pub fn items(self) -> crate::calls::paging::Items<$page> {
                self.pages().items()
            }
        }
    };
}

pub(crate) use pages;
