package extract

// The weights were learnt by logistic regression on 440 pages whose article
// is known, each page counting about the same and pages that are no articles
// less; validated by leaving out a fifth of the sites at a time. A change of
// features or of readability's version needs them learnt anew.

// firstWeights weigh what is known of a piece itself.
var firstWeights = [numFeatures]float64{
	fBias:           -2.51,
	fReadable:       -0.70,
	fReadableBefore: 0.36,
	fReadableAfter:  1.11,
	fReadableSpan:   0.92,
	fSameKept:       1.35,
	fLong:           1.48,
	fProse:          0.16,
	fStop:           0.44,
	fCommas:         -0.11,
	fLinked:         -1.38,
	fAllLinked:      0.64,
	fHeading:        0.40,
	fItem:           0.63,
	fCell:           -0.08,
	fCaption:        -2.06,
	fQuote:          1.24,
	fListing:        -5.85,
	fImage:          0.00,
	fNav:            -0.05,
	fFooter:         -0.06,
	fHeader:         -0.14,
	fAside:          -0.28,
	fArticle:        -0.08,
	fMain:           0.79,
	fForm:           -0.56,
	fComment:        0.36,
	fRelated:        -0.24,
	fShare:          -0.42,
	fPromo:          -0.24,
	fMeta:           -0.17,
	fBody:           -0.05,
	fLinkList:       -0.68,
	fCrumb:          -0.03,
	fParent:         -0.11,
	fGrand:          1.54,
	fBest:           -0.52,
	fPlace:          -1.24,
	fAfterTitle:     0.48,
	fShort:          -0.36,
	fBars:           -1.01,
	fDate:           -1.42,
	fRight:          -1.50,
	fAgree:          0.89,
	fNeither:        -0.16,
}

// secondWeights weigh the first score of a piece with those of its
// neighbours, see neighbourhood.
var secondWeights = neighbourhood{0.00, 0.99, 0.05, 0.07, -0.04, 0.00, -0.04, -0.07}
