/* Generated from metadata/schemas by codegen; not to be edited. */

/**
 * Letters, digits and underscores, beginning with a small letter.
 */
export type Name = string
/**
 * The name of an icon in camelCase, such as "team" or "shop".
 */
export type Icon = string
export type Field = (TextField | LongTextField | PersonNameField | EmailField | PhoneField | UrlField | CheckedTextField | IntegerField | DecimalField | MoneyField | PercentField | DateField | DateTimeField | DurationField | BooleanField | ChoiceField | MultiChoiceField | ReferenceField | CollectionField | LinesField | AutoNumberField | FormulaField | RollUpField | IdField)
/**
 * true, false, or an expression over the record that says which.
 */
export type Flag = (boolean | string)
/**
 * The key of a sibling.
 */
export type Placement = string
/**
 * Names of stored fields.
 */
export type EntityFieldList = string[]
/**
 * The colour of a tag.
 */
export type Color = ("blue" | "green" | "red" | "orange" | "gold" | "purple" | "cyan" | "magenta" | "volcano" | "geekblue" | "lime" | "default")
export type ViewArtefact = (ListView | BoardView | FormView)
/**
 * Paths of fields; "-" in front means descending.
 */
export type Sort = string[]
export type RoleGrant = (("none" | "own" | "team" | "teamAndBelow" | "all") | {
/**
 * Whose records: none, own, team, teamAndBelow, all.
 */
scope: ("none" | "own" | "team" | "teamAndBelow" | "all")
where?: Condition
})
export type ScenarioPerson = (string | {
/**
 * The roles the person has.
 */
roles: string[]
})

export interface Artefacts {
entity: EntityArtefact
choices: ChoicesArtefact
form: FormArtefact
view: ViewArtefact
role: RoleArtefact
workspace: WorkspaceArtefact
data: DataArtefact
scenario: ScenarioArtefact
}
/**
 * Something the company keeps records of: its fields, rules and behaviour. Each entity is a table.
 */
export interface EntityArtefact {
/**
 * The path to this schema, for editors.
 */
$schema?: string
name: Name
/**
 * In a layer: the package whose artefact of the same name this file changes.
 */
extends?: string
/**
 * Names it had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
label: Text
plural: Text
new?: Text
icon?: Icon
/**
 * The field whose value names a record.
 */
title?: string
description?: Text
/**
 * What its records can do besides holding fields.
 */
traits?: {
/**
 * Records have an owner and a team, who decide who sees them.
 */
owned?: {

}
/**
 * Deleted records go to the bin and can be restored.
 */
archivable?: {

}
/**
 * Records belong to another record: access follows it, and they go with it.
 */
part?: {
/**
 * The reference to the record they belong to.
 */
of: string
}
/**
 * Records form a tree.
 */
hierarchical?: {
/**
 * The reference to the record above.
 */
by: string
}
/**
 * Records move through stages on boards.
 */
staged?: {
/**
 * The field that holds the stage.
 */
by: string
/**
 * When stages are records: their choice that says how a stage ends; its final options are ends of the way.
 */
outcome?: string
}
/**
 * Records have a feed of messages.
 */
discussed?: {

}
}
/**
 * The fields in the order of screens.
 */
fields: {
[k: string]: Field
}
/**
 * What the database looks up fast.
 */
indexes?: {
[k: string]: {
fields: EntityFieldList
after?: Placement
before?: Placement
}
}
/**
 * Combinations of fields that no two records share.
 */
uniques?: {
[k: string]: {
fields: EntityFieldList
message?: Text
after?: Placement
before?: Placement
}
}
/**
 * What must be true of every record.
 */
checks?: {
[k: string]: {
/**
 * An expression that must not be false.
 */
that: string
message: Text
after?: Placement
before?: Placement
}
}
}
/**
 * A text for people in every language of the platform.
 */
export interface Text {
/**
 * The English text.
 */
en?: string
/**
 * The Russian text.
 */
ru?: string
}
/**
 * One line of text.
 */
export interface TextField {
/**
 * One line of text.
 */
type: "text"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * Shorter texts are refused.
 */
minLength?: number
/**
 * Longer texts are refused; use long text for whole paragraphs.
 */
maxLength?: number
/**
 * Shipped records may give it in every language; readers see theirs until somebody writes another text.
 */
translated?: boolean
/**
 * A regular expression that the whole text must match.
 */
pattern?: string
}
/**
 * Text of several lines, such as notes.
 */
export interface LongTextField {
/**
 * Text of several lines, such as notes.
 */
type: "longText"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * Longer texts are refused.
 */
maxLength?: number
/**
 * Shipped records may give it in every language; readers see theirs until somebody writes another text.
 */
translated?: boolean
/**
 * How many lines are seen while editing.
 */
rows?: number
}
/**
 * Family name, first name and middle name or patronymic.
 */
export interface PersonNameField {
/**
 * Family name, first name and middle name or patronymic.
 */
type: "personName"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
}
/**
 * An e-mail address.
 */
export interface EmailField {
/**
 * An e-mail address.
 */
type: "email"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
}
/**
 * A telephone number in the international form.
 */
export interface PhoneField {
/**
 * A telephone number in the international form.
 */
type: "phone"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * The country of numbers written without a country code (two letters).
 */
country?: string
/**
 * A number that cannot be read is kept as it was typed.
 */
lenient?: boolean
}
/**
 * A link to a page on the web.
 */
export interface UrlField {
/**
 * A link to a page on the web.
 */
type: "url"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
}
/**
 * A code with a published check, such as a tax or account number.
 */
export interface CheckedTextField {
/**
 * A code with a published check, such as a tax or account number.
 */
type: "checkedText"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * Which code it is.
 */
check: ("inn" | "kpp" | "ogrn" | "iban" | "ean")
}
/**
 * A number without a fraction, such as a quantity of people.
 */
export interface IntegerField {
/**
 * A number without a fraction, such as a quantity of people.
 */
type: "integer"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * Smaller values are refused.
 */
min?: number
/**
 * Greater values are refused.
 */
max?: number
}
/**
 * An exact number with decimal places.
 */
export interface DecimalField {
/**
 * An exact number with decimal places.
 */
type: "decimal"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * How many digits the number has at most, those after the point included.
 */
precision?: number
/**
 * How many digits stand after the point.
 */
scale?: number
/**
 * Smaller values are refused.
 */
min?: number
/**
 * Greater values are refused.
 */
max?: number
}
/**
 * An exact amount with a currency.
 */
export interface MoneyField {
/**
 * An exact amount with a currency.
 */
type: "money"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * How many digits stand after the point.
 */
scale?: number
/**
 * Smaller values are refused.
 */
min?: number
/**
 * Greater values are refused.
 */
max?: number
/**
 * The code of the usual currency, or an expression that gives it.
 */
currency?: string
}
/**
 * A share or a rate; 50 means 50 %.
 */
export interface PercentField {
/**
 * A share or a rate; 50 means 50 %.
 */
type: "percent"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * How many digits stand after the point.
 */
scale?: number
/**
 * Smaller values are refused.
 */
min?: number
/**
 * Greater values are refused.
 */
max?: number
}
/**
 * A day of the calendar.
 */
export interface DateField {
/**
 * A day of the calendar.
 */
type: "date"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
}
/**
 * A moment, shown in the zone of whoever looks.
 */
export interface DateTimeField {
/**
 * A moment, shown in the zone of whoever looks.
 */
type: "dateTime"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
}
/**
 * How long something takes, in minutes; written as 2:30, “2 h 30 min” or 150.
 */
export interface DurationField {
/**
 * How long something takes, in minutes; written as 2:30, “2 h 30 min” or 150.
 */
type: "duration"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * Smaller values are refused.
 */
min?: number
/**
 * Greater values are refused.
 */
max?: number
}
/**
 * A check box.
 */
export interface BooleanField {
/**
 * A check box.
 */
type: "boolean"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
}
/**
 * One of a list of options.
 */
export interface ChoiceField {
/**
 * One of a list of options.
 */
type: "choice"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * The name of a list of options that several fields share.
 */
of?: string
/**
 * The options of this field alone, by key.
 */
options?: {
[k: string]: {
label?: Text
/**
 * The colour of the tag: blue, green, red, orange and so on.
 */
color?: string
/**
 * The way through stages ends here: of such options only the one that was reached is coloured.
 */
final?: boolean
/**
 * Stands after this option.
 */
after?: string
/**
 * Stands before this option.
 */
before?: string
}
}
/**
 * Every artefact of this kind is an option.
 */
from?: string
}
/**
 * Any number of options of a list.
 */
export interface MultiChoiceField {
/**
 * Any number of options of a list.
 */
type: "multiChoice"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * The name of a list of options that several fields share.
 */
of?: string
/**
 * The options of this field alone, by key.
 */
options?: {
[k: string]: {
label?: Text
/**
 * The colour of the tag: blue, green, red, orange and so on.
 */
color?: string
/**
 * The way through stages ends here: of such options only the one that was reached is coloured.
 */
final?: boolean
/**
 * Stands after this option.
 */
after?: string
/**
 * Stands before this option.
 */
before?: string
}
}
/**
 * Every artefact of this kind is an option.
 */
from?: string
}
/**
 * A link to one record of an entity.
 */
export interface ReferenceField {
/**
 * A link to one record of an entity.
 */
type: "reference"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * The entity whose record is chosen.
 */
to: string
/**
 * Only records that meet this condition may be chosen; {"$": "…"} reads the record being edited.
 */
where?: {

}
/**
 * Refuse (restrict), empty this field (setNull) or delete this record too (cascade).
 */
onDelete?: ("restrict" | "setNull" | "cascade")
}
/**
 * Records of another entity that refer to this one.
 */
export interface CollectionField {
/**
 * Records of another entity that refer to this one.
 */
type: "collection"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * The entity whose records are shown.
 */
of: string
/**
 * The reference of that entity that leads back here.
 */
by: string
}
/**
 * Rows that belong to this record and are edited inside it.
 */
export interface LinesField {
/**
 * Rows that belong to this record and are edited inside it.
 */
type: "lines"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * The entity of one row.
 */
of: string
/**
 * The reference of the row that leads to this record; the row’s own parent when left out.
 */
by?: string
}
/**
 * A number given once when the record is created.
 */
export interface AutoNumberField {
/**
 * A number given once when the record is created.
 */
type: "autoNumber"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * Text around one run of zeros in braces, such as "D-{00000}".
 */
pattern: string
}
/**
 * A value computed from other fields.
 */
export interface FormulaField {
/**
 * A value computed from other fields.
 */
type: "formula"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * The field type the result is.
 */
as: ("text" | "longText" | "integer" | "decimal" | "money" | "percent" | "boolean" | "date" | "dateTime" | "choice")
/**
 * The expression, such as "amount * stage.probability / 100".
 */
value: string
/**
 * How many digits the number has at most, those after the point included.
 */
precision?: number
/**
 * How many digits stand after the point.
 */
scale?: number
/**
 * Smaller values are refused.
 */
min?: number
/**
 * Greater values are refused.
 */
max?: number
/**
 * A longer text is cut.
 */
maxLength?: number
/**
 * The currency of the result when it is money.
 */
currency?: string
/**
 * The name of a list of options that several fields share.
 */
of?: string
/**
 * The options of this field alone, by key.
 */
options?: {
[k: string]: {
label?: Text
/**
 * The colour of the tag: blue, green, red, orange and so on.
 */
color?: string
/**
 * The way through stages ends here: of such options only the one that was reached is coloured.
 */
final?: boolean
/**
 * Stands after this option.
 */
after?: string
/**
 * Stands before this option.
 */
before?: string
}
}
}
/**
 * A total over related records, always up to date.
 */
export interface RollUpField {
/**
 * A total over related records, always up to date.
 */
type: "rollUp"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
/**
 * The collection or lines of this entity that are totalled.
 */
over: string
/**
 * The field of the rows that is added up.
 */
sum?: string
/**
 * "*" counts the rows.
 */
count?: string
/**
 * The field of the rows whose least value is taken.
 */
min?: string
/**
 * The field of the rows whose greatest value is taken.
 */
max?: string
/**
 * The field of the rows that is averaged.
 */
avg?: string
/**
 * The field of the rows whose values are written one after another.
 */
list?: string
/**
 * Only rows that meet this condition count.
 */
where?: {

}
/**
 * Another field type for the result.
 */
as?: ("integer" | "decimal" | "money" | "percent" | "text" | "date" | "dateTime")
/**
 * How many digits stand after the point.
 */
scale?: number
}
/**
 * The identity of the record, given once by the platform.
 */
export interface IdField {
/**
 * The identity of the record, given once by the platform.
 */
type: "id"
label?: Text
description?: Text
required?: Flag
visible?: Flag
readOnly?: Flag
/**
 * What the field is while it is read-only: "readOnly": "lineCount > 0", "follows": "total". Otherwise people write it.
 */
follows?: string
/**
 * The value of a new record: a constant, {"$": "expression"}, or for a reference {"$first": {"where": …, "sort": […]}}: the first record that fulfils this and its own "where"; with both, the first record stands in for an expression that gives nothing. Defaults are given in the order of the fields.
 */
default?: {
[k: string]: unknown
}
/**
 * No two records have the same value.
 */
unique?: boolean
/**
 * Search looks at this field.
 */
searchable?: boolean
/**
 * Fields of one group stand together on generated forms.
 */
group?: string
/**
 * Names the field had before; the API goes on answering to them, with a Deprecation header. A rename writes them.
 */
formerly?: Name[]
after?: Placement
before?: Placement
}
/**
 * A list of options that several fields share.
 */
export interface ChoicesArtefact {
/**
 * The path to this schema, for editors.
 */
$schema?: string
name: Name
/**
 * In a layer: the package whose artefact of the same name this file changes.
 */
extends?: string
label: Text
description?: Text
/**
 * The options in order; the key is what records hold.
 */
options: {
[k: string]: {
label: Text
color?: Color
/**
 * The way through stages ends here: of such options only the one that was reached is coloured.
 */
final?: boolean
after?: Placement
before?: Placement
}
}
}
/**
 * How one record is laid out: tabs, sections, fields, related records.
 */
export interface FormArtefact {
/**
 * The path to this schema, for editors.
 */
$schema?: string
name: Name
/**
 * In a layer: the package whose artefact of the same name this file changes.
 */
extends?: string
/**
 * Whose records the form shows.
 */
entity: string
label?: Text
/**
 * Key figures at the top of the page.
 */
header?: {
/**
 * The fields shown.
 */
fields?: {
[k: string]: {
label?: Text
after?: Placement
before?: Placement
}
}
}
/**
 * The tabs in order. Fields of the entity that its form does not mention stand at the end of the last one; to keep a field away, mention it with `"visible": false`.
 */
tabs: {
[k: string]: FormTab
}
/**
 * Lists of records that refer to this one. When the form says nothing about them, every collection of the entity is listed.
 */
related?: {
[k: string]: FormRelated
}
}
export interface FormTab {
label: Text
visible?: Flag
/**
 * The sections in order.
 */
sections: {
[k: string]: FormSection
}
after?: Placement
before?: Placement
}
export interface FormSection {
label?: Text
/**
 * How many fields stand side by side.
 */
columns?: number
/**
 * Closed at first.
 */
collapsed?: boolean
visible?: Flag
/**
 * The fields in order, by name.
 */
fields: {
[k: string]: FormFormField
}
after?: Placement
before?: Placement
}
export interface FormFormField {
label?: Text
/**
 * How many columns the field takes.
 */
span?: number
/**
 * Another way to show and edit the value.
 */
widget?: string
readOnly?: Flag
visible?: Flag
required?: Flag
/**
 * For lines: the fields of a row that are shown.
 */
columns?: {
[k: string]: {
label?: Text
/**
 * The width in pixels.
 */
width?: number
/**
 * What stands below the column.
 */
total?: ("sum" | "avg" | "min" | "max" | "count")
after?: Placement
before?: Placement
}
}
/**
 * For lines: fields of a row that are added up below.
 */
totals?: string[]
after?: Placement
before?: Placement
}
export interface FormRelated {
label: Text
/**
 * The collection or lines whose records are listed.
 */
collection: string
/**
 * The view that shows them.
 */
view?: string
where?: Condition
/**
 * The fields shown, when no view is named.
 */
columns?: {
[k: string]: {
label?: Text
/**
 * The width in pixels.
 */
width?: number
/**
 * What stands below the column.
 */
total?: ("sum" | "avg" | "min" | "max" | "count")
after?: Placement
before?: Placement
}
}
/**
 * Whether a record can be created from here.
 */
create?: boolean
visible?: Flag
after?: Placement
before?: Placement
}
/**
 * Selects records: {"stage": "won", "amount": {"$gt": 1000}}.
 */
export interface Condition {

}
/**
 * A table of records with filters and totals.
 */
export interface ListView {
/**
 * A table of records with filters and totals.
 */
type: "list"
/**
 * The path to this schema, for editors.
 */
$schema?: string
name: Name
/**
 * In a layer: the package whose artefact of the same name this file changes.
 */
extends?: string
/**
 * Whose records the view shows.
 */
entity: string
label: Text
icon?: Icon
description?: Text
where?: Condition
sort?: Sort
/**
 * The columns by field; a path such as account.city leads to another record’s field.
 */
columns?: {
[k: string]: {
label?: Text
/**
 * The width in pixels.
 */
width?: number
/**
 * What stands in the totals row.
 */
total?: ("sum" | "avg" | "min" | "max" | "count")
/**
 * Not shown until the user chooses it.
 */
hidden?: boolean
/**
 * Stands after this element.
 */
after?: string
/**
 * Stands before this element.
 */
before?: string
}
}
/**
 * Fields that stand above the list for filtering.
 */
filters?: {
[k: string]: {
label?: Text
/**
 * Stands after this element.
 */
after?: string
/**
 * Stands before this element.
 */
before?: string
}
}
/**
 * Named conditions to choose with one click.
 */
presets?: {
[k: string]: {
label: Text
/**
 * The condition that selects the records.
 */
where: {

}
/**
 * Stands after this element.
 */
after?: string
/**
 * Stands before this element.
 */
before?: string
}
}
/**
 * How many rows are fetched at once.
 */
pageSize?: number
}
/**
 * Cards in columns, moved by hand.
 */
export interface BoardView {
/**
 * Cards in columns, moved by hand.
 */
type: "board"
/**
 * The path to this schema, for editors.
 */
$schema?: string
name: Name
/**
 * In a layer: the package whose artefact of the same name this file changes.
 */
extends?: string
/**
 * Whose records the view shows.
 */
entity: string
label: Text
icon?: Icon
description?: Text
where?: Condition
sort?: Sort
/**
 * The choice or reference whose values are the columns.
 */
by: string
/**
 * What stands on a card.
 */
card?: {
/**
 * The field in bold; the record’s title when left out.
 */
title?: string
/**
 * The fields below the title.
 */
fields?: {
[k: string]: {
label?: Text
/**
 * Stands after this element.
 */
after?: string
/**
 * Stands before this element.
 */
before?: string
}
}
}
/**
 * The field that is added up at the head of a column.
 */
sum?: string
/**
 * Which records of the referenced entity are columns.
 */
columnsWhere?: {

}
/**
 * How the referenced records are sorted.
 */
columnsSort?: string[]
/**
 * How many cards of a column are fetched at once.
 */
pageSize?: number
}
/**
 * One record, laid out for reading and editing.
 */
export interface FormView {
/**
 * One record, laid out for reading and editing.
 */
type: "form"
/**
 * The path to this schema, for editors.
 */
$schema?: string
name: Name
/**
 * In a layer: the package whose artefact of the same name this file changes.
 */
extends?: string
/**
 * Whose records the view shows.
 */
entity: string
label: Text
icon?: Icon
description?: Text
where?: Condition
sort?: Sort
/**
 * The form that lays the record out; the entity’s own when left out.
 */
form?: string
}
/**
 * What people with this role may see and do. Rights of several roles add up; a denied field stays denied.
 */
export interface RoleArtefact {
/**
 * The path to this schema, for editors.
 */
$schema?: string
name: Name
/**
 * In a layer: the package whose artefact of the same name this file changes.
 */
extends?: string
label: Text
description?: Text
/**
 * Grants everything.
 */
administrator?: boolean
/**
 * Rights by entity; "*" answers for entities not named.
 */
entities?: {
[k: string]: RoleRights
}
}
export interface RoleRights {
read?: RoleGrant
/**
 * Whether records may be created.
 */
create?: ("none" | "all")
update?: RoleGrant
delete?: RoleGrant
/**
 * Whether records may be imported.
 */
import?: ("none" | "all")
export?: RoleGrant
/**
 * Fields that are hidden or cannot be written.
 */
fields?: {
[k: string]: {
/**
 * false hides the field.
 */
read?: boolean
/**
 * false forbids writing the field.
 */
write?: boolean
after?: Placement
before?: Placement
}
}
after?: Placement
before?: Placement
}
/**
 * A part of the navigation: what a group of people works with.
 */
export interface WorkspaceArtefact {
/**
 * The path to this schema, for editors.
 */
$schema?: string
name: Name
/**
 * In a layer: the package whose artefact of the same name this file changes.
 */
extends?: string
label: Text
icon?: Icon
/**
 * Smaller numbers come first.
 */
order?: number
/**
 * Who sees the workspace; everybody when left out.
 */
roles?: string[]
/**
 * Views and groups of views in order.
 */
items: {
[k: string]: WorkspaceItem
}
}
export interface WorkspaceItem {
label?: Text
icon?: Icon
/**
 * The view that opens.
 */
view?: string
/**
 * A page of the application’s own that opens instead of a view.
 */
page?: ("changeSets" | "revisions")
/**
 * Makes this a group.
 */
items?: {
[k: string]: WorkspaceItem
}
after?: Placement
before?: Placement
}
/**
 * Records that come with a package.
 */
export interface DataArtefact {
/**
 * The path to this schema, for editors.
 */
$schema?: string
name: Name
/**
 * In a layer: the package whose artefact of the same name this file changes.
 */
extends?: string
label?: Text
/**
 * Whose records these are.
 */
entity: string
/**
 * The unique field by which a record is recognised.
 */
key: string
/**
 * keep creates what is missing; update also writes the shipped values.
 */
mode?: ("keep" | "update")
/**
 * The records by any key; {"$ref": {"code": "sales"}} refers to another record, {"en": …, "ru": …} gives a translated text.
 */
records: {
[k: string]: {
[k: string]: unknown
}
}
}
/**
 * What must stay true: given some records, when somebody does something, then this comes of it. It runs in a transaction that is always taken back, and publishing waits for it.
 */
export interface ScenarioArtefact {
/**
 * The path to this schema, for editors.
 */
$schema?: string
name: Name
/**
 * In a layer: the package whose artefact of the same name this file changes.
 */
extends?: string
label: Text
/**
 * When it happens, so that today() is the same every day: 2026-03-02T09:00:00Z; now when absent.
 */
at?: string
/**
 * Records that are there before, each by the name that steps use for it.
 */
given?: {
[k: string]: ScenarioGiven
}
as?: ScenarioPerson
/**
 * What happens and what must come of it, one after another; a step sees what those before it did.
 */
steps: {
[k: string]: ScenarioStep
}
}
export interface ScenarioGiven {
/**
 * Of which entity the record is.
 */
entity: string
values: ScenarioValues
after?: Placement
before?: Placement
}
export interface ScenarioValues {
[k: string]: string | number | boolean | null | {

} | (string | number | boolean | null | {
[k: string]: unknown
} | unknown[])[]
}
export interface ScenarioStep {
/**
 * With whose records something is done.
 */
entity: string
as?: ScenarioPerson
when: ScenarioWhen
then: ScenarioThen
after?: Placement
before?: Placement
}
export interface ScenarioWhen {
/**
 * create, update, remove or read one record; find records; query totals of them.
 */
action: ("create" | "update" | "remove" | "read" | "find" | "query")
/**
 * The name of the record that is changed, removed or read; for create the name that later steps use.
 */
record?: string
values?: ScenarioValues
where?: Condition
/**
 * A text that the found records contain.
 */
search?: string
/**
 * Totals by name, for query.
 */
measures?: {
[k: string]: ScenarioMeasure
}
}
export interface ScenarioMeasure {
/**
 * The sum of this field.
 */
sum?: string
/**
 * The average of this field.
 */
avg?: string
/**
 * The least value of this field.
 */
min?: string
/**
 * The greatest value of this field.
 */
max?: string
/**
 * How many records have this field.
 */
count?: string
/**
 * How many different values this field has.
 */
countDistinct?: string
}
export interface ScenarioThen {
/**
 * What the record holds afterwards, by path, whoever may see it.
 */
fields?: {
[k: string]: unknown
}
/**
 * Which fields of the record the person can read (true) and which are hidden (false).
 */
reads?: {
[k: string]: boolean
}
/**
 * Which given or made records the person can see (true) and which not (false).
 */
sees?: {
[k: string]: boolean
}
/**
 * How many records are found.
 */
count?: number
/**
 * The measures, by name.
 */
totals?: {
[k: string]: string | number | null
}
/**
 * The action is refused, and how; nothing is kept of it.
 */
refused?: {
/**
 * The code of the error: invalid, forbidden, notFound, inUse, badRequest …
 */
error: string
/**
 * The codes of mistakes by the path they are about; an empty path is the record as a whole.
 */
findings?: {
[k: string]: string
}
message?: Text
}
}
