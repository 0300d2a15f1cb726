//! The codes of the texts themselves: YAML and JSON, overlays, and the grammar of descriptions.

use super::Explanation;

pub const EXPLANATIONS: &[Explanation] = &[
    (
        "syntax",
        "The text is neither YAML nor JSON from this place on. The cause often stands a little before it: a bracket or a quote that is not closed, or an indentation that does not match.",
    ),
    (
        "empty-text",
        "A description or an overlay has nothing in it but spaces and comments.",
    ),
    (
        "several-documents",
        "YAML can hold several documents in one text, each after `---`. A description or an overlay is one document; which of several is meant cannot be known.",
    ),
    (
        "duplicate-key",
        "An object gives the same key twice. Readers differ in which of the two they take, so neither is taken.",
    ),
    (
        "key-not-text",
        "YAML allows objects and arrays as keys, JSON does not. Most often a text that begins with `{` or `[` lacks its quotes.",
    ),
    (
        "too-deep",
        "Values or schemas nest deeper than any description does that people write. The limit keeps a hostile text from using up the stack.",
    ),
    (
        "too-many-copies",
        "Aliases of YAML, and references to path items and to whole sections of other files, are written out where they are used. Here that gives so many values that the text is hostile or a mistake. Schemas are not part of it: one that would be too large becomes a component.",
    ),
    (
        "alias-in-itself",
        "An alias of YAML stands for a value that contains the alias. Written out, it would have no end. A schema that contains itself is described with `$ref`.",
    ),
    (
        "merge-of-no-object",
        "`<<` takes the members of another object over. It stands before an object, an alias of one, or an array of them.",
    ),
    (
        "number-without-json",
        "YAML has numbers that JSON lacks, such as `.inf` and `.nan`. No answer of an API can hold them.",
    ),
    (
        "huge-number",
        "A number such as `1e400` is JSON, but larger than any of 64 bits. Where it is a bound, it bounds nothing; a \
         test could not compare an example with it.",
    ),
    (
        "unknown-tag",
        "A tag such as `!day` gives a YAML value a meaning of its own. It is read as if the tag were not there.",
    ),
    (
        "overlay-version",
        "The actions of an overlay are read as version 1.0.0 of the Overlay Specification defines them.",
    ),
    (
        "overlay-without-actions",
        "The overlay is read, and does nothing.",
    ),
    (
        "overlay-path",
        "The target of an action is a JSONPath as RFC 9535 defines it. Names of other characters than letters, digits and `_` stand in brackets and quotes: `$.paths['/users']`.",
    ),
    (
        "overlay-update-and-remove",
        "An action has `update` and `remove: true`. What is removed cannot be updated; the order of the two would have to be guessed.",
    ),
    (
        "overlay-without-change",
        "An action has neither `update` nor `remove: true`, and so says nothing about its target.",
    ),
    (
        "unused-name",
        "`x-name` names the type of a schema, and the variant of a union; `x-names` names the properties or values of the schema on which it stands, of its parts, and of what it comes to where one of its variants is left. Operations, parameters, tags and security schemes have an `x-name` too. Here there is no type of its own (a text, a number, a list, a reference, variants that are put together), or nothing to name.",
    ),
    (
        "unused-extension",
        "The extension stands where it says nothing, so that what it asks for is not done: `x-envelope` belongs to the description (as `false`, to an operation), `x-exact-numbers`, `x-keep-unknown-fields` and `x-ambiguous` to a schema or the description, `x-sibling-discriminator` to a schema. An overlay whose target is a step too high or too low does this.",
    ),
    (
        "overlay-target",
        "The target of an action matches nothing. Either it is misspelt, or the description has changed and the correction has to be looked at again. It is an error, lest a correction is lost in silence.",
    ),
    (
        "numbered-target",
        "The action finds a schema by a name that is the same as another's but for a number, or refers to it so. When the numbers change, it silently changes the other one. A target that asks for what the schema says (a title, a required key, a property) finds the same schema whatever its number, and is an error where there is none.",
    ),
    (
        "overlay-no-effect",
        "After the action the description is as it was before. The description has caught up with the overlay, and the action can go.",
    ),
    (
        "overlay-removes-document",
        "The target of a removal is the whole description. Nothing would be left to generate from.",
    ),
    (
        "overlay-update",
        "An update merges its members into an object, or appends to an array. Texts, numbers and booleans have no members: the object that holds them is the target.",
    ),
    (
        "unsupported-version",
        "The text has no key `openapi`, or names a version that is not known. OpenAPI 3.0 is read as it is, 3.1 and 3.2 as far as 3.0 has words for them. Swagger 2.0 must be converted first.",
    ),
    (
        "unsupported-keyword",
        "The schema has a keyword of JSON Schema for which OpenAPI 3.0 has no word. It is ignored, so that the type accepts more values than the schema. No value that is valid is refused.",
    ),
    (
        "wrong-type",
        "The value has another type than OpenAPI gives this key. In YAML, a text such as `1.0`, `yes` or `2020-01-01` may need quotes to be a text.",
    ),
    (
        "taken-as-meant",
        "The value has another type, or other capitals, than OpenAPI gives this key, but can mean one thing only: `version: 1.0` is a text, `type: String` is `string`, and so are listed values (`enum`) that are not of the type of their schema. It is read so. `required: true` on a property, which came from an older version of JSON Schema, says nothing in OpenAPI 3. And `nullable`, `readOnly`, `writeOnly` and `deprecated` beside a `$ref` count, which OpenAPI 3.0 would have ignored; so do `const`, a list of types, the type `null` and bounds that exclude a number, which only OpenAPI 3.1 has. A value that is mapped to a schema as it stands, where its address belongs, selects the variant that is the same. Of an `allOf` in which one part says `type: object` of a member, and no more, and a later one that it is a list, say, the later one counts.",
    ),
    (
        "unknown-value",
        "OpenAPI lists the texts that can stand here, and this is none of them.",
    ),
    (
        "missing-key",
        "The object lacks a key without which it means nothing, such as the `name` of a parameter. It can be added in an overlay.",
    ),
    (
        "flag-not-set",
        "OpenAPI demands that a flag is set, as `required: true` on a path parameter. There is only one thing that can be meant, so it is taken as set.",
    ),
    (
        "unknown-key",
        "The object has no such key. In an overlay that is an error, as a misspelt key would lose a correction; in a description the key is ignored. Keys of your own begin with `x-`; one that is nearly an extension that is known is told of in an overlay.",
    ),
    (
        "wrong-key",
        "The keys of this object follow a rule: paths begin with `/`, answers have a status or `default`, components have names of letters, digits, `.`, `_` and `-`.",
    ),
    (
        "misplaced-reference",
        "`$ref` stands where OpenAPI has no place for it. It can take the place of schemas, parameters, bodies, answers, headers, examples, links, callbacks and security schemes.",
    ),
    (
        "ignored-sibling",
        "In OpenAPI 3.0 a `$ref` replaces its whole object, so that keys beside it say nothing. `allOf: [{ $ref: .. }]` gives them their effect. A `description` beside a `$ref` is shown all the same, and what can mean one thing only counts (`taken-as-meant`).",
    ),
    (
        "left-out",
        "The description has a part that a client has no use for: requests that the API makes itself, certificates, which belong to the connection, types of items that are sent one after the other, the variant for values that no other is mapped to, or servers of one path or operation without a host. A server with one is asked by the methods of these, unless a client has a base URL of its own.",
    ),
    (
        "invalid-description",
        "The text passed every check and still is no OpenAPI 3.0. A check is missing: please report it.",
    ),
];
