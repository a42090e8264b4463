// Verifies a receipt by code that is not ours, from the description in ops/receipts.md: the signature, the proof, what each event says, and
// that none of the organization's stream is missing or held back. How an answer follows from the events, it leaves to readers of rules.
//
// It reads a receipt from standard input and says on standard output what it makes of it: "ok" with what was counted, or "refused: " and why.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode/utf16"
)

type receipt struct {
	Format     string
	Answer     struct{ Organization, Post struct{ Id string } }
	Checkpoint string
	Keys       []string
	Entries    []entry
	Proof      [][]byte
}

type entry struct {
	Index int64
	Leaf  string
	Data  json.RawMessage
	Salts map[string][]byte
}

type leaf struct {
	Commitments map[string][]byte
	Event       string
	Stream      string
	Type        string
	Version     int64
}

type event struct {
	leaf
	data map[string]any
	open map[string]bool
}

var personal = words("name aliases title publisher url text sha256 originalSha256 quote attribution note reason statedReason says action unless by with people signatories")
var stays = words("appointment-claimed dismissal-claimed resignation-claimed tenure-claimed")
var acts = words("claim-corrected claim-retracted claim-ranked outcome-recorded")

func main() {
	var asked receipt
	must(json.NewDecoder(os.Stdin).Decode(&asked))
	compact := asked.Format == "facts-receipt-2-compact"
	require(compact || asked.Format == "facts-receipt-2", "it is no facts-receipt-2")
	size, root := open(asked.Checkpoint, asked.Keys)
	rest := asked.Proof
	got := walk(0, size, asked.Entries, &rest)
	require(len(rest) == 0 && bytes.Equal(got, root), "the leaves do not lead to the checkpoint")
	streams := map[string][]event{}
	redacted := map[string]bool{}
	for _, one := range asked.Entries {
		opened := verify(one)
		streams[opened.Stream] = append(streams[opened.Stream], opened)
		if opened.Type == "redacted" {
			for _, field := range opened.data["fields"].([]any) {
				redacted[opened.data["event"].(string)+" "+field.(string)] = true
			}
		}
	}
	stream := streams["organization/"+asked.Answer.Organization.Id]
	if compact {
		part(stream)
	} else {
		whole(stream)
	}
	require(len(stream) > 0, "the organization has no event")
	bearing, bears := 0, map[string]bool{}
	for _, one := range bearingUpon(asked.Answer.Organization.Id, asked.Answer.Post.Id, stream) {
		for path := range one.Commitments {
			require(one.open[path] || redacted[one.Event+" "+path], "of %s the field %s is held back", one.Event, path)
		}
		bearing++
		bears[one.Event] = true
	}
	idle := len(stream) - bearing
	for _, one := range stream {
		if one.Version == 1 && !bears[one.Event] {
			idle--
		}
	}
	require(!compact || idle == 0, "%d events have nothing to do with the post", idle)
	for name, events := range streams {
		if strings.HasPrefix(name, "person/") {
			whole(events)
		}
	}
	fmt.Println("ok:", len(stream), "events,", bearing, "of them about the post")
}

// open verifies the signed note (C2SP signed-note) and reads size and root (C2SP tlog-checkpoint).
func open(text string, keys []string) (int64, []byte) {
	at := strings.LastIndex(text, "\n\n")
	require(at >= 0, "there is no note")
	body, signatures := text[:at+1], strings.Split(strings.TrimSpace(text[at+2:]), "\n")
	signed := false
	for _, key := range keys {
		parts := strings.SplitN(key, "+", 3)
		public, err := base64.StdEncoding.DecodeString(parts[2])
		must(err)
		hash := sha256.Sum256(append([]byte(parts[0]+"\n"), public...))
		require(fmt.Sprintf("%08x", binary.BigEndian.Uint32(hash[:])) == parts[1], "the key %s has another id", parts[1])
		for _, line := range signatures {
			words := strings.Fields(line)
			if len(words) != 3 || words[0] != "—" || words[1] != parts[0] {
				continue
			}
			signature, err := base64.StdEncoding.DecodeString(words[2])
			must(err)
			if public[0] == 1 && bytes.Equal(signature[:4], hash[:4]) && ed25519.Verify(public[1:], []byte(body), signature[4:]) {
				signed = true
			}
		}
	}
	require(signed, "nobody signed it")
	lines := strings.Split(body, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	return size, root
}

// walk is the root over the leaves [from, to): the next hash of the proof where none of them is here.
func walk(from, to int64, entries []entry, proof *[][]byte) []byte {
	if len(entries) == 0 {
		require(len(*proof) > 0, "the proof ends early")
		next := (*proof)[0]
		*proof = (*proof)[1:]
		return next
	}
	if to-from == 1 {
		require(len(entries) == 1 && entries[0].Index == from, "an entry is not where it says")
		hash := sha256.Sum256(append([]byte{0}, entries[0].Leaf...))
		return hash[:]
	}
	half := int64(1)
	for half*2 < to-from {
		half *= 2
	}
	between := sort.Search(len(entries), func(i int) bool { return entries[i].Index >= from+half })
	left := walk(from, from+half, entries[:between], proof)
	right := walk(from+half, to, entries[between:], proof)
	hash := sha256.Sum256(append(append([]byte{1}, left...), right...))
	return hash[:]
}

// verify opens the commitments of an entry that have salts; what has none must not be there.
func verify(one entry) event {
	opened := event{open: map[string]bool{}}
	must(json.Unmarshal([]byte(one.Leaf), &opened.leaf))
	opened.data = object(one.Data)
	parts := map[string]any{}
	parts[""] = split(opened.data, "", parts)
	for path, value := range parts {
		salt, commitment := one.Salts[path], opened.Commitments[path]
		require(commitment != nil, "%s has no field %s", opened.Event, path)
		if salt == nil {
			require(value == "[redacted]", "%s shows %s without its salt", opened.Event, path)
			continue
		}
		mac := hmac.New(sha256.New, salt)
		mac.Write(canonical(value))
		require(hmac.Equal(mac.Sum(nil), commitment), "%s says something else at %s", opened.Event, path)
		opened.open[path] = true
	}
	for path := range one.Salts {
		require(opened.open[path], "%s has a salt for %s, and not the field", opened.Event, path)
	}
	return opened
}

// split takes the personal fields out, each by its path, and gives the rest.
func split(data map[string]any, at string, parts map[string]any) map[string]any {
	rest := map[string]any{}
	for name, value := range data {
		nested, isObject := value.(map[string]any)
		switch {
		case personal[name]:
			parts[at+"/"+name] = value
		case at == "" && isObject && (name == "set" || name == "becomes"):
			rest[name] = split(nested, "/"+name, parts)
		default:
			rest[name] = value
		}
	}
	return rest
}

func bearingUpon(organization, post string, stream []event) []event {
	about, people := map[string]bool{}, map[string]bool{}
	for pass := 0; pass < 2; pass++ {
		if pass == 1 {
			link(people, stream)
			for _, one := range stream {
				dissolved := text(one.data, "organization")
				if one.Type == "dissolution-claimed" && (dissolved == organization || people[dissolved]) ||
					one.Type == "death-claimed" && people[text(one.data, "person")] {
					about[text(one.data, "id")] = true
				}
			}
		}
		for _, one := range stream {
			claim, says := text(one.data, "id"), one.data
			if one.Type == "claim-corrected" {
				claim = text(one.data, "claim")
				says, _ = one.data["becomes"].(map[string]any)
			} else if !strings.HasSuffix(one.Type, "-claimed") {
				continue
			}
			holds := one.Type == "claim-corrected" || one.Type == "abolition-claimed" || stays[one.Type]
			if pass == 0 && holds && text(says, "post") == post || pass == 1 && about[text(says, "denies")] {
				about[claim] = true
				people[text(says, "person")] = true
			}
		}
	}
	var bearing []event
	for _, one := range stream {
		id := text(one.data, "id")
		switch {
		case strings.HasSuffix(one.Type, "-claimed") && !about[id],
			acts[one.Type] && !about[text(one.data, "claim")],
			one.Type == "post-declared" && id != post:
		default:
			bearing = append(bearing, one)
		}
	}
	return bearing
}

// link adds all whom an event ever took for one with somebody, directly or through others.
func link(people map[string]bool, stream []event) {
	for grown := true; grown; {
		grown = false
		for _, one := range stream {
			person, same := text(one.data, "person"), text(one.data, "sameAs")
			if one.Type == "people-identified" && people[person] != people[same] {
				people[person], people[same], grown = true, true, true
			}
		}
	}
}

// whole has each version once, from the first on.
func whole(events []event) []event {
	sort.Slice(events, func(i, j int) bool { return events[i].Version < events[j].Version })
	for i, one := range events {
		require(one.Version == int64(i+1), "version %d of %s is missing", i+1, one.Stream)
	}
	return events
}

// part has some versions, each once; nothing is acted upon that is not there.
func part(events []event) {
	sort.Slice(events, func(i, j int) bool { return events[i].Version < events[j].Version })
	made := map[string]bool{}
	require(len(events) > 0 && events[0].Version == 1, "the first event of the stream is not there")
	for i, one := range events {
		require(i == 0 || events[i-1].Version < one.Version, "version %d of %s is there twice", one.Version, one.Stream)
		made[text(one.data, "id")] = true
		require(!acts[one.Type] || made[text(one.data, "claim")], "%s acts upon a claim that is not there", one.Event)
	}
}

// canonical is RFC 8785. A number that no double holds is committed to as its digits, as text.
func canonical(value any) []byte {
	var into bytes.Buffer
	switch it := value.(type) {
	case map[string]any:
		names := make([]string, 0, len(it))
		for name := range it {
			names = append(names, name)
		}
		sort.Slice(names, func(i, j int) bool { return less(utf16.Encode([]rune(names[i])), utf16.Encode([]rune(names[j]))) })
		into.WriteByte('{')
		for i, name := range names {
			if i > 0 {
				into.WriteByte(',')
			}
			into.Write(canonical(name))
			into.WriteByte(':')
			into.Write(canonical(it[name]))
		}
		into.WriteByte('}')
	case []any:
		into.WriteByte('[')
		for i, item := range it {
			if i > 0 {
				into.WriteByte(',')
			}
			into.Write(canonical(item))
		}
		into.WriteByte(']')
	case json.Number:
		number, err := strconv.ParseFloat(it.String(), 64)
		must(err)
		digits := strconv.FormatFloat(number, 'f', -1, 64)
		require(digits == it.String(), "a number that this program does not write: %s", it)
		into.WriteString(digits)
	case string:
		encoder := json.NewEncoder(&into)
		encoder.SetEscapeHTML(false)
		must(encoder.Encode(it))
		plain := strings.TrimSuffix(into.String(), "\n")
		into.Reset()
		into.WriteString(strings.NewReplacer(`\u0008`, `\b`, `\u000c`, `\f`, "\\u2028", "\u2028", "\\u2029", "\u2029").Replace(plain))
	default:
		encoded, err := json.Marshal(it)
		must(err)
		into.Write(encoded)
	}
	return into.Bytes()
}

func less(a, b []uint16) bool {
	for i := range a {
		if i >= len(b) {
			return false
		}
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return len(a) < len(b)
}

func object(raw json.RawMessage) map[string]any {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var data map[string]any
	must(decoder.Decode(&data))
	return data
}

func text(from map[string]any, name string) string {
	value, _ := from[name].(string)
	return value
}

func words(list string) map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(list) {
		all[word] = true
	}
	return all
}

func must(err error) {
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(0)
	}
}

func require(holds bool, message string, about ...any) {
	if !holds {
		fmt.Printf("refused: "+message+"\n", about...)
		os.Exit(0)
	}
}
