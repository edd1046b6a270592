package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"

	"github.com/wordferry/wordferry/pipeline"
)

// passing tells which failures of an attempt may pass: connections that were
// not made, broke, or brought a body that is cut or garbled.
func passing(err error) bool {
	return code(err) == pipeline.Temporary && !is[*lateError](err) && !is[*slowError](err)
}

// code is the kind of failure of an attempt.
func code(err error) pipeline.FaultCode {
	switch {
	case errors.Is(err, errPrivate):
		return pipeline.Denied
	case is[*sizeError](err), is[codingError](err), errors.Is(err, errBomb), is[*tls.CertificateVerificationError](err), headerTooLarge(err):
		return pipeline.Invalid
	}
	if dns, ok := errors.AsType[*net.DNSError](err); ok && dns.IsNotFound {
		return pipeline.NotFound
	}
	return pipeline.Temporary
}

func is[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}

// headerTooLarge knows the two texts that net/http has for it, and no type.
func headerTooLarge(err error) bool {
	s := err.Error()
	return strings.Contains(s, "response headers exceeded") || strings.Contains(s, "header list larger than")
}

// failed is the fault of an attempt that is not made again.
func failed(err error, attempts int) error {
	f := &pipeline.Fault{Code: code(err)}
	switch {
	case f.Code == pipeline.Denied:
		f.Msg, f.Hint = errPrivate.Error(), "set allow_private: true for this source if that is what you want"
	case f.Code == pipeline.NotFound:
		f.Msg, f.Hint = "its host is not known", "check the spelling of the address"
	case is[*tls.CertificateVerificationError](err):
		f.Msg, f.Err, f.Hint = "the site's certificate cannot be trusted", err, "tell the site, or wait until it is renewed"
	case headerTooLarge(err):
		f.Msg = "the header of the answer is larger than " + size(MaxHeaderBytes)
	case is[*sizeError](err):
		f.Msg, f.Hint = "the answer "+err.Error(), "exclude the page, or allow more if it is an article"
	case f.Code == pipeline.Invalid, is[*lateError](err), is[*slowError](err):
		f.Msg = "the answer " + err.Error()
	default:
		f.Msg, f.Err, f.Hint = "could not be fetched", err, "try again later"
		if attempts > 1 {
			f.Msg = fmt.Sprintf("could not be fetched in %d attempts", attempts)
		}
	}
	return f
}

// statusFault is nil for an answer that was asked for.
func statusFault(a *answer) error {
	f := &pipeline.Fault{Code: pipeline.Invalid, Msg: fmt.Sprintf("the site answered %d", a.status)}
	// The site's own words for the status are outside text: not repeated.
	if text := http.StatusText(a.status); text != "" {
		f.Msg += " (" + text + ")"
	}
	switch s := a.status; {
	case s == http.StatusOK, s == http.StatusNonAuthoritativeInfo, s == http.StatusNotModified:
		return nil
	case s == http.StatusNotFound, s == http.StatusGone:
		f.Code = pipeline.Gone
		f.Hint = "take the page out of the source if it is gone for good"
	case s == http.StatusUnauthorized, s == http.StatusForbidden:
		f.Code = pipeline.Denied
		f.Hint = "if you may read it, give the source the headers or cookies that the site asks for; else exclude it"
	case s == http.StatusProxyAuthRequired:
		f.Code = pipeline.Denied
		f.Msg, f.Hint = "the proxy asks for a user name and password", "put them into the address of the proxy"
	case s == http.StatusUnavailableForLegalReasons:
		f.Code = pipeline.Denied
		f.Hint = "exclude the page"
	case busy(s), s >= 500, s == http.StatusAccepted:
		f.Code = pipeline.Temporary
		f.Hint = "try again later"
	}
	return f
}

// at says where a fault happened; other errors go as they are.
func at(address string, err error) error {
	if f, ok := errors.AsType[*pipeline.Fault](err); ok && f.Where == "" {
		g := *f
		g.Where = address
		return &g
	}
	return err
}

// via adds where redirects had led when something failed.
func via(r *Response, err error) error {
	f, ok := errors.AsType[*pipeline.Fault](err)
	if !ok || len(r.Redirects) == 0 {
		return err
	}
	g := *f
	to := r.Redirects[len(r.Redirects)-1].To
	if len(to) > 200 {
		to = to[:200] + "…"
	}
	g.Msg = fmt.Sprintf("redirects to %s: %s", to, f.Msg)
	return &g
}

// scrub takes secrets out of an error, wherever they came from: a site may
// send back what it was sent.
func (f *Fetcher) scrub(err error) error {
	fault, ok := errors.AsType[*pipeline.Fault](err)
	if !ok || errors.Is(err, context.Canceled) {
		return err
	}
	clean := func(s string) string {
		for _, secret := range f.secrets {
			s = strings.ReplaceAll(s, secret, "[hidden]")
		}
		return s
	}
	g := *fault
	g.Where, g.Msg, g.Hint = clean(fault.Where), clean(fault.Msg), clean(fault.Hint)
	if fault.Err != nil {
		if s := fault.Err.Error(); clean(s) != s {
			g.Err = errors.New(clean(s))
		}
	}
	return &g
}
