// Paths are bytes (std::filesystem::path) from listing to opening; this is where they become text,
// for showing and for JSON only, and never back.
// Thread: pure functions, any thread.
#pragma once

#include <QByteArray>
#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace lightstack::base {

bool isValidUtf8(std::string_view bytes) noexcept;

// Every byte that is not part of valid UTF-8 becomes U+FFFD. Not reversible.
std::string toLossyUtf8(std::string_view bytes);

// For labels: lossy UTF-8 with control characters (newlines in names! and what reverses the reading
// direction) shown as U+FFFD.
QString displayText(const std::filesystem::path& path);
QString displayName(const std::filesystem::path& path); // last component only

// The path's bytes, for Qt calls that take an encoded name.
QByteArray toBytes(const std::filesystem::path& path);
std::filesystem::path fromBytes(const QByteArray& bytes);

// "file://" + every byte outside RFC 3986 unreserved and '/' percent-encoded, from the raw bytes.
// Requires: an absolute path. Source: Thumbnail Managing Standard 0.9, and what GNOME and KDE
// write.
std::string fileUri(const std::filesystem::path& absolutePath);

// Extension in lower case without the dot ("" where there is none); ".bashrc" has none.
std::string lowerExtension(std::string_view name);

} // namespace lightstack::base
