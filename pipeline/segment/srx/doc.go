// Package srx reads the segmentation rules that people bring, in SRX 1.0 and
// 2.0, and cuts texts by them in linear time.
//
// A rule says what stands before and after a place, as two regular
// expressions, and whether a segment ends there. Of all rules that match at a
// place the first in the file decides; where none matches, nothing ends. The
// expressions are of the dialect of java.util.regex, which is what the rule
// files in use are written for, with what ICU adds: see pattern.go.
//
// All expressions before a place are one automaton that reads the text from
// left to right, all expressions after it one that reads from right to left,
// both made as they are needed and never larger than a fixed size. Looking
// around is part of the automata. So the time grows with the text and with
// nothing else, whatever the rules and the text are.
//
// "Matches" means that some match ends, or begins, at the place. An engine
// that searches leftmost and greedily, and goes on behind what it found, can
// miss a match that overlaps another one.
//
// What cannot be honoured, such as a reference to a group, is refused when the
// file is read, with the file, the line and the reason.
package srx
