package fetch

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"

	"github.com/klauspost/compress/zstd"

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
	case is[*sizeError](err), is[codingError](err), errors.Is(err, errBomb), errors.Is(err, zstd.ErrWindowSizeExceeded),
		is[*tls.CertificateVerificationError](err), headerTooLarge(err):
		return pipeline.Invalid
	}
	if p, ok := errors.AsType[*proxyError](err); ok && (p.status == http.StatusProxyAuthRequired || p.status == http.StatusForbidden) {
		return pipeline.Denied
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
func (f *Fetcher) failed(err error, attempts int) error {
	fault := &pipeline.Fault{Code: code(err)}
	switch {
	case is[*proxyError](err):
		fault.Msg, fault.Hint = err.Error()+" and did not connect", "look at the address, user name and password of the proxy"
	case fault.Code == pipeline.Denied:
		fault.Msg, fault.Hint = errPrivate.Error(), "set allow_private: true for this source if that is what you want"
	case fault.Code == pipeline.NotFound && f.proxy != nil && !f.private:
		fault.Msg, fault.Hint = "its host is not known here", "hosts are looked up before the proxy is asked; allow_private: true leaves that to the proxy"
	case fault.Code == pipeline.NotFound:
		fault.Msg, fault.Hint = "its host is not known", "check the spelling of the address"
	case is[*tls.CertificateVerificationError](err):
		fault.Msg, fault.Err, fault.Hint = "the site's certificate cannot be trusted", err, "tell the site, or wait until it is renewed"
	case headerTooLarge(err):
		fault.Msg = "the header of the answer is larger than " + size(MaxHeaderBytes)
	case is[*sizeError](err):
		fault.Msg, fault.Hint = "the answer "+err.Error(), "exclude the page, or allow more if it is an article"
	case fault.Code == pipeline.Invalid, is[*lateError](err), is[*slowError](err):
		fault.Msg = "the answer " + err.Error()
	default:
		fault.Msg, fault.Err, fault.Hint = "could not be fetched", err, "try again later"
		if is[*brokenError](err) {
			fault.Msg = "the answer is cut short or garbled"
		}
		if attempts > 1 {
			fault.Msg += fmt.Sprintf(", in %d attempts", attempts)
		}
	}
	return fault
}

// statusFault is nil for an answer that was asked for; unchanged tells whether
// that may be 304.
func statusFault(a *answer, unchanged bool) error {
	f := &pipeline.Fault{Code: pipeline.Invalid, Msg: fmt.Sprintf("the site answered %d", a.status)}
	// The site's own words for the status are outside text: not repeated.
	if text := http.StatusText(a.status); text != "" {
		f.Msg += " (" + text + ")"
	}
	switch s := a.status; {
	case s == http.StatusOK, s == http.StatusNonAuthoritativeInfo, s == http.StatusNotModified && unchanged:
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
	if !ok {
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
