// Package segment finds where sentences end, in any language, and counts
// words. A sentence is what a translator translates and a memory remembers,
// so the same text is always cut the same way: ID names the rules, and goes up
// when they change.
//
// The base is the sentence rules of Unicode (UAX #29, SB1 to SB11), worked
// out in one pass that looks at most a fixed distance ahead and back. House
// rules correct it for Chinese, Japanese and Korean typography, whatever the
// language of the text is said to be, and data in lang_*.go for forty
// languages. Any other language is cut by the same engine with the
// English abbreviations.
//
// A place where a sentence could end is a run of terminators with the closing
// quotes and brackets, reference marks and emoji after it; the white space
// that follows, U+3000 included, belongs to the sentence before (H11), so the
// sentences joined are the text (H12). One rule decides at each place, and
// Boundary and Decision name it:
//
//	rule          ends?  where
//	terminator    yes    。！？｡．.!?؟।۔ and every other of Unicode's, if nothing below holds (H1);
//	                     what closes after it stays left, an opening mark goes right (H2)
//	line-break    yes    a line break; with KeepLineBreaks it is white space (H8)
//	end           yes    the end of the text
//	semicolon     opt.   ；; and ؛ with the option Semicolon (H9); the Greek question mark ; is a terminator
//	list-item     yes    the next marker of a list in one paragraph: 1. Wash them 2. Count them
//	space         both   Thai and Lao, and Khmer and Burmese in a paragraph without a stop: a
//	                     space after 30 letters, unless a title or preposition stands before it,
//	                     a conjunction or an abbreviation after it
//	pair          no     inside a pair of brackets or quotes in CJK text (H3), of quotes also elsewhere with
//	                     QuotesKeep, and never with QuotesSplit; elsewhere inside
//	                     brackets that began in mid-sentence. Longer than 900 bytes is no pair
//	reporting     no     a closed quote goes on: 他说, と, 라고; "…!" Ann said (H4); 她喊：“…！”便跑了
//	ellipsis      no     … and ... alone in CJK text (H5), elsewhere unless a capital follows, or, in a
//	                     script without capitals, a word that begins sentences
//	number        no     3.5, 1.2.3, 1.引言
//	date          no     2024. 3. 5. in CJK text, 3. Oktober where a dot makes ordinals
//	attached      no     no white space after the dot: addresses, mail, DOI, files, versions (H6)
//	initial       no     J. R. R. Tolkien, കെ. പി. മേനോൻ; not after a word such as vitamin or plan, nor
//	                     a letter that measures: 12 V. The
//	abbreviation  no     by the classes below
//	ordinal       no     a number of one or two digits, or a Roman one, in de pl tr cs fi da and others;
//	                     not after a word such as chapter, nor in 3 to 5., nor, where nouns are
//	                     written small, late in a sentence before a capital
//	list-marker   no     nothing but 1. 2.1. a. IV. 가. stands before (H7)
//	title         no     after a closing 》 (H10)
//	name          no     Yahoo! (H10)
//	lower-case    no     a small letter follows, but not one as in iPhone or mRNA, nor after a
//	                     bracket or a word that is not cut short: (…). grep finds, the note. iptables
//	continues     no     a comma, colon or dash follows; a dash inside quotes, or (… – Ed.)
//	no-letters    no     neither letter nor digit would be left on one side
//
// Abbreviations fall in four classes. Never: something always follows (Dr.,
// e.g.). Maybe: a word that begins sentences, of the language's own list,
// tells that it ended (Inc. The, U.S. It); after a year, late in a sentence,
// any capital does (1900 r., 1900 г.), and always after a measure with its
// number (5 км. Город). Capitals are no abbreviation written small (CA, ca.). Loose: any capital does (etc.).
// Numbered: an abbreviation only before a number or a label (No. 5, Fig. A).
//
// People can bring rules of their own, as SRX: see NewSRX and the package srx.
// Those alone decide, or correct the house rules; then a rule is named by its
// file and line. ExportSRX writes the house rules as far as SRX can say them,
// and Compare shows what a change of rules would cut in another way.
package segment
