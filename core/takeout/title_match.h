// Whether the title inside a sidecar can be that of a media name: verifies pairs, finds none.
//
// On disk the service writes `_` for characters that file systems refuse (and others), keeps 51
// units with the extension, puts a counter before it, and adds an extension to titles without one.
// Thread: pure, any thread.
#pragma once

#include "core/takeout/media_name.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lightstack::takeout {

enum class TitleSays : std::uint8_t { Nothing, Agrees, Contradicts };

enum class ExtensionCase : std::uint8_t { Any, Same };

// `title` as it stands in the JSON; Nothing where it is empty. Letters are compared as they are:
// only the extension is met in another case.
TitleSays titleSays(std::string_view title, const MediaName& media,
    ExtensionCase extensionCase = ExtensionCase::Any);

// Without the white space at its end.
std::string_view trimmedTitle(std::string_view title) noexcept;

// One key for a title and for the names it may have on disk: folded, every character that may have
// been replaced as `_`, clipped as media names are. `extension` of the media is added where the
// title has none of its own.
std::string titleKey(std::string_view title);
std::string titleKeyOfName(std::string_view nameWithoutCounter);
// The same, of a text that is neither cut nor taken apart.
std::string nameKey(std::string_view text);

} // namespace lightstack::takeout
