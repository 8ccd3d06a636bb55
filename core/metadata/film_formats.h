// The parsers of films, a container each. Used by film_*.cpp alone. Thread: pure, any thread.
#pragma once

#include "core/metadata/byte_reader.h"
#include "core/metadata/film_facts.h"

namespace lightstack::metadata {

void readIsoFilm(ByteReader& in, FilmFacts& out);
void readAvi(ByteReader& in, FilmFacts& out);
void readMatroska(ByteReader& in, FilmFacts& out);

// "YYYY-MM-DDThh:mm:ss" with "Z", "+0200" or "+02:00" behind it or nothing.
void takeCreated(std::string_view text, FilmFacts& out);

} // namespace lightstack::metadata
