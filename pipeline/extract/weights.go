package extract

// learnt are the weights of the features, by logistic regression on 440 pages
// whose article is known. TestTrain writes this file; a change of features or of
// readability's version needs it written anew.
var learnt = model{
	fBias:           -2.80,
	fReadable:       -0.14,
	fReadableBefore: 0.40,
	fReadableAfter:  1.07,
	fReadableSpan:   0.83,
	fSameKept:       1.28,
	fLong:           1.14,
	fStop:           1.04,
	fLinked:         -0.47,
	fMain:           0.59,
	fAround:         1.26,
	fPlace:          -1.32,
	fAfterTitle:     0.37,
	fBars:           -0.93,
	fDate:           -1.32,
	fRight:          -1.55,
}
