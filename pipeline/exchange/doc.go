// Package exchange reads and writes the formats in which translators' tools
// and translation memories hand their work on.
//
// What comes in was written by others: a file is read as a stream, in memory
// that does not grow with it, and what is wrong with one unit refuses that unit
// with its line and no other.
package exchange
