package depot

import (
	"crypto/rand"
	"testing"
)

func BenchmarkPut(b *testing.B) {
	d, err := Open(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	data := make([]byte, 14<<10)
	for b.Loop() {
		_, _ = rand.Read(data[:16])
		if _, err := d.Put(b.Context(), data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPut_Parallel(b *testing.B) {
	d, err := Open(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	b.SetParallelism(8)
	b.RunParallel(func(pb *testing.PB) {
		data := make([]byte, 14<<10)
		for pb.Next() {
			_, _ = rand.Read(data[:16])
			if _, err := d.Put(b.Context(), data); err != nil {
				b.Error(err)
			}
		}
	})
}
