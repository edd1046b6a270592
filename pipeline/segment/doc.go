// Package segment finds where sentences end, in any language, and counts
// words.
package segment
