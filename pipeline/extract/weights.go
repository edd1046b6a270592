package extract

// learnt are the weights of the features, by logistic regression on 440 pages
// whose article is known. TestTrain writes this file; a change of features or of
// readability's version needs it written anew.
var learnt = model{
	fBias:           -2.80,
	fReadable:       -0.15,
	fReadableBefore: 0.39,
	fReadableAfter:  1.07,
	fReadableSpan:   0.84,
	fSameKept:       1.28,
	fLong:           1.14,
	fStop:           1.03,
	fLinked:         -0.47,
	fMain:           0.59,
	fAround:         1.26,
	fPlace:          -1.30,
	fAfterTitle:     0.36,
	fBars:           -0.93,
	fDate:           -1.31,
	fRight:          -1.55,
}
