package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
)

func TestGet_RefusesPrivateAddresses(t *testing.T) {
	var reached bool
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer srv.Close()
	for _, address := range []string{srv.URL, strings.Replace(srv.URL, "127.0.0.1", "localhost", 1), "http://127.1/", "http://[::1]/", "http://169.254.169.254/latest", "http://10.0.0.1/", "http://0/"} {
		_, err := New(false).Get(context.Background(), Request{Address: address})
		if err == nil {
			t.Errorf("%s was fetched", address)
		}
	}
	if reached {
		t.Error("a private server was reached")
	}
}

func TestGet_RefusesWhatIsNoWebAddress(t *testing.T) {
	for _, address := range []string{"file:///etc/passwd", "ftp://example.com/a", "http:///a", "http://user:secret@example.com/", "::"} {
		_, err := New(false).Get(context.Background(), Request{Address: address})
		if pipeline.CodeOf(err) != pipeline.Invalid {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestGet_AsksWhetherThePageChanged(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"one"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"one"`)
		w.Write([]byte("<p>hello"))
	}))
	defer srv.Close()
	c := New(true)
	first, err := c.Get(context.Background(), Request{Address: srv.URL})
	if err != nil || string(first.Body) != "<p>hello" {
		t.Fatalf("%v %v", first, err)
	}
	again, err := c.Get(context.Background(), Request{Address: srv.URL, ETag: first.Header.Get("ETag")})
	if err != nil || !again.Unchanged {
		t.Fatalf("%v %v", again, err)
	}
}

func TestGet_StopsEndlessRedirectsAndBodies(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		chunk := make([]byte, 1<<20)
		for r.Context().Err() == nil {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/gone", http.NotFound)
	srv := httptest.NewServer(mux)
	defer srv.Close()
	for path, want := range map[string]string{
		"/round": "redirects", "/file": "http://", "/endless": "larger than 16 MB", "/gone": "404",
	} {
		_, err := New(true).Get(context.Background(), Request{Address: srv.URL + path})
		var f *pipeline.Fault
		if !errors.As(err, &f) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}
