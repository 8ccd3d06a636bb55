// Texts as searches compare them: without cases, accents and the different bytes of one letter.
//
// "ŠKODA", "Škoda" with the caron as a letter of its own (as macOS writes names) and "skoda" are
// one. Letters of Latin, Greek and Cyrillic lose their accents, others are composed and keep them
// (a Japanese "ga" is no "ka"); full- and half-width forms are the usual ones. Folding a folded
// text changes nothing; no slash comes or goes. Thread: pure, any.
#pragma once

#include <string>
#include <string_view>

namespace lightstack::catalog {

// For "contains". Bytes that are no UTF-8 become the sign for that.
std::string foldedText(std::string_view text);

// For words: with a blank around each letter of scripts that put none between words (Chinese,
// Japanese, Thai, Lao, Burmese, Khmer), so that a word of theirs is found within a sentence.
std::string foldedWords(std::string_view text);

} // namespace lightstack::catalog
