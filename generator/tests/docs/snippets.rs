//! Prose as descriptions have it, and prose meant to do harm.

/// Markdown and the lines it becomes at 60 characters.
pub const EXPECTED: &[(&str, &[&str])] = &[
    // Readable prose stays as it is.
    ("", &[]),
    (" \n\t\n&nbsp;\n", &[]),
    (
        "snake_case, \\_\\_init\\_\\_ of a * b, #1, C#, 5 < 6 & 7 > 3",
        &["snake_case, \\_\\_init\\_\\_ of a * b, #1, C#, 5 < 6 & 7 > 3"],
    ),
    (
        "Costs ~5 or _id or 2*3 or [a, b",
        &["Costs ~5 or _id or 2*3 or [a, b"],
    ),
    ("C:\\temp\\x and \\\\\\*", &["C:\\temp\\x and \\\\*"]),
    (
        "*a* **b** ~~c~~ `d` ***e***",
        &["*a* **b** ~~c~~ `d` **e**"],
    ),
    ("粗い**太字**です", &["粗い**太字**です"]),
    ("two\nlines\r\nand  spaces", &["two lines and spaces"]),
    ("hard\\\nbreak  \nkept", &["hard\\", "break\\", "kept"]),
    // Blocks.
    ("# Title *x*\ntext", &["**Title x**", "", "text"]),
    ("a\n\n---\n\nb", &["a", "", "b"]),
    ("* a\n  * b\n\n\n* c", &["- a", "  - b", "- c"]),
    ("9) a\n10) b", &["9. a", "10. b"]),
    ("> q\n>\n> r", &["> q", ">", "> r"]),
    (
        "|a|b|\n|:-|-:|\n|`x\\|y`|1<br>2|",
        &["| a | b |", "| :-- | --: |", "| `x\\|y` | 1 2 |"],
    ),
    ("    let x;", &["```text", "let x;", "```"]),
    (
        "~~~rust,should_panic\na```b\n\n\n\tc\n~~~",
        &["````text", "a```b", "", "    c", "````"],
    ),
    ("```\n```", &[]),
    // Lines that start with what would be markup there.
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa - b",
        &[
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "\\- b",
        ],
    ),
    ("1\\. one", &["1\\. one"]),
    ("\\# no title", &["\\# no title"]),
    ("&gt; no quote", &["\\> no quote"]),
    ("text\\\n\\===", &["text\\", "\\==="]),
    // Links.
    (
        "[a *b*](https://e.org/x_(y)) [c](#d) [e](javascript:f)",
        &["*[a b](<https://e.org/x_(y)>)* c e"],
    ),
    (
        "[m](mailto:a@e.org) <a@e.org>",
        &["[m](mailto:a@e.org) <a@e.org>"],
    ),
    (
        "At https://e.org/a_b?c=1&d=2, (http://e.org).",
        &["At <https://e.org/a_b?c=1&d=2>, (<http://e.org>)."],
    ),
    (
        "https://{region}.e.org/v1",
        &["`https://{region}.e.org/v1`"],
    ),
    (
        "![the logo](https://e.org/l.png) [![](l.png)](https://e.org)",
        &["the logo <https://e.org>"],
    ),
    (
        "wow!<a href=\"https://e.org\">x</a>",
        &["wow\\![x](https://e.org)"],
    ),
    // What rustdoc would resolve.
    (
        "[Vec] and [Vec][String] and [`Vec`] and [^1]",
        &["\\[Vec] and \\[Vec]\\[String] and \\[`Vec`] and \\[^1]"],
    ),
    (
        "[x](std::vec::Vec) <std::vec::Vec> <struct@Vec>",
        &["x \\<std::vec::Vec> \\<struct@Vec>"],
    ),
    ("- [ ] todo\n- [x] done", &["- \\[ ] todo", "- \\[x] done"]),
    ("a stray ` backtick", &["a stray \\` backtick"]),
    // HTML.
    (
        "Vec<T>, <b>not closed, &lt;T&gt;, &amp;amp;",
        &["Vec\\<T>, \\<b>not closed, \\<T>, \\&amp;"],
    ),
    (
        "<b>a</b> <em>b</em> <code>c<i>d</i></code>a<br/>b",
        &["**a** *b* `cd`a\\", "b"],
    ),
    (
        "<p>One &mdash; <a href='https://e.org'>two</a></p><ul><li>x<li>y</ul>",
        &["One — [two](https://e.org)", "", "- x", "- y"],
    ),
    ("one<br><br>two<!-- three -->", &["one", "", "two"]),
    (
        "<h2>Head</h2><pre><code>fn main() {\n}</code></pre>",
        &["**Head**", "", "```text", "fn main() {", "}", "```"],
    ),
    ("use the <ul> tag", &["use the", "", "\\<ul>", "", "tag"]),
    (
        "<script>alert(1)</script>",
        &["\\<script>alert(1)\\</script>"],
    ),
    // What cannot be seen.
    (
        "a\u{202e}b\u{0}c\u{7}\u{200b}d\u{2028}e",
        &["a\\u{202e}bcd e"],
    ),
    (
        "`&#x2066;\u{2066}` &#x2066;",
        &["`&#x2066;\\u{2066}` \\u{2066}"],
    ),
];

/// Prose of which only the safety matters.
pub const NASTY: &[&str] = &[
    "*/ #![allow(all)] /* \"#]",
    "\"] pub fn evil() {} #[doc = \"",
    "a\n\n```rust\npanic!()\n```\n",
    "```\npanic!()",
    "- a\n\n      panic!();\n",
    "> ```compile_fail\n> x\n> ```",
    "1.     code\n2.\tcode",
    "\tlet a = 1;\n\n    let b = 2;",
    "<pre>\n\n    fn main() { panic!() }\n\n</pre>",
    "<div>\n\n    panic!()\n\n</div>",
    "&#96;&#96;&#96;rust\npanic!()\n&#96;&#96;&#96;",
    "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;panic!()",
    "\\`\\`\\`\npanic!()\n\\`\\`\\`",
    "``` ` ```rust\npanic!()",
    "~~~\\\n~~~ panic!()",
    "[a]: https://e.org\n\n[a] [b] [a][b] [b][a]",
    "[a]: Vec\n\n[a]",
    "[`Vec`]: std::vec::Vec\n[`Vec`] [`String`](std::string::String)",
    "[[Vec]] \\[Vec] [\\[Vec] [Vec\\] &#91;Vec&#93;",
    "[Vec](https://e.org) [`Vec`](https://e.org) [https://e.org](Vec)",
    "[fn@x] [macro@y!] [x!] [x()] [struct Vec] [type@Vec](type@Vec)",
    "[](https://e.org) []() [][] [ ] [  ](x)",
    "[x](<https://e.org/ a>) [x](https://e.org/\\)a \"t[Vec]\")",
    "[^note]\n\n[^note]: The note [Vec].",
    "<https://e.org/[Vec]> <HTTPS://E.ORG> <irc://e.org> <a@b> <a`b@c.org>",
    "http://e https://e. https://e.org. https://e.org/) https://e.org/<b>x</b>",
    "https://e.org`x` https://e.**org** http**s**://e.org xhttps://e.org",
    "**https://e.org**: *http://e.org*_ ~~https://e.org~~",
    "`https://e.org [Vec] <T>` ``a`b`` ` `` `",
    "Option<Vec<u8>> <T> </T> <T/> <a b=\"<c>\"> <!doctype> <?php ?> <![CDATA[ x ]]>",
    "<!-- a --> <!-- b <img> -- > <c>",
    "<b><i></b></i> </ul></li></a> <li>x</li> <a href=\"https://e.org\">",
    "<ul><li><ul><li>a</ol></li></ul> <ol><blockquote>q</ul></ol>",
    "<table><tr><td>a</td></tr></table>",
    "|a|\n|-|\n|[Vec] <T> ` https://e.org <ul><li>x|",
    "a|b\n-|-\n`\\|`|\\\\\n\\||`` ` \\| ``",
    "a **b* c_ __d_ *e** ***f ~g~~ ~~h",
    "** a ** _ b _ a**\"b\"**c **a****b** *a***b**",
    "\u{feff}# x\n\u{a0}\u{3000}y\u{85}z\rw\u{b}v\u{c}u",
    "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{e0041}",
    "&#0; &#13; &#10; &#x202e; &unknown; &#xffffff; &Tab; &NewLine;x",
    "\\",
    "a\\",
    "a  \n",
    "- \n- \n\n1.\n>\n>",
    "- - - a\n+ + b\n* * *",
    "1. a\n- b\n1) c\n\n- d\n* e",
    "999999999. a\n1. b",
    "$x$ $$y$$ ^z^ ==m== {#id} :::note [[wiki]]",
    "! [x](https://e.org) !\\[x] ![x] ![x][y]",
];
