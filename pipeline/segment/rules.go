package segment

// The names of the rules, as Boundary and Decision give them. The package
// documentation says what each does.
const (
	ruleEnd       = "end"
	ruleLine      = "line-break"
	ruleStop      = "terminator"
	ruleSemicolon = "semicolon"
	ruleSpace     = "space"
	ruleItem      = "list-item"

	rulePair     = "pair"
	ruleContinue = "continues"
	ruleBare     = "no-letters"
	ruleEllipsis = "ellipsis"
	ruleAttached = "attached"
	ruleNumber   = "number"
	ruleDate     = "date"
	ruleMarker   = "list-marker"
	ruleLower    = "lower-case"
	ruleInitial  = "initial"
	ruleAbbrev   = "abbreviation"
	ruleOrdinal  = "ordinal"
	ruleReport   = "reporting"
	ruleTitle    = "title"
	ruleName     = "name"
)
