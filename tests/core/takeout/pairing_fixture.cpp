#include "tests/core/takeout/pairing_fixture.h"

#include <algorithm>

namespace lightstack::tests {

using namespace takeout;

// "{46*a}" is forty-six letters.
std::string unfolded(std::string text) {
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{')) {
        const std::size_t end = text.find('}', at);
        const std::size_t count = std::stoul(text.substr(at + 1));
        text.replace(at, end - at + 1, std::string(count, text[end - 1]));
    }
    return text;
}

FolderNames::FolderNames(const std::vector<std::string>& lines) {
    names.reserve(lines.size());
    titles.reserve(lines.size());
    for (std::string line : lines) {
        line = unfolded(line);
        FolderEntry entry;
        if (line.size() > 2 && line[line.size() - 2] == '#') {
            entry.part = static_cast<std::uint32_t>(line.back() - '0');
            line.resize(line.size() - 2);
        }
        const std::size_t bar = line.find('|');
        names.push_back(line.substr(0, bar));
        titles.push_back(bar == std::string::npos ? "" : line.substr(bar + 1));
        entry.name = names.back();
        if (titles.back() == "!album") {
            entry.json = JsonSays::NotAsset;
        } else if (!titles.back().empty()) {
            entry.json = JsonSays::Asset;
            entry.title = titles.back();
        }
        entries.push_back(entry);
    }
}

std::vector<std::string> pairLines(
    const std::vector<FolderEntry>& entries, const FolderPairs& pairs) {
    const auto text = [&](std::uint32_t id) {
        const FolderEntry& entry = entries[id];
        return std::string(entry.name) +
               (entry.part != 0 ? "#" + std::to_string(entry.part) : std::string());
    };
    std::vector<std::string> lines;
    for (const Pair& pair : pairs.pairs)
        lines.push_back(text(pair.media) + " > " + text(pair.sidecar) + " = " +
                        std::string(ruleName(pair.rule)));
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> pairLines(const std::vector<std::string>& lines) {
    const FolderNames folder(lines);
    return pairLines(folder.entries, pairFolder(folder.entries));
}

const std::vector<PairCase> kSchemeCases{
    {"new form", {"a.jpg", "a.jpg.supplemental-metadata.json"},
        {"a.jpg > a.jpg.supplemental-metadata.json = own-name"}},
    {"old form", {"a.jpg", "a.jpg.json"}, {"a.jpg > a.jpg.json = own-name"}},
    {"both forms in one folder",
        {"a.jpg", "b.jpg", "a.jpg.json", "b.jpg.supplemental-metadata.json"},
        {"a.jpg > a.jpg.json = own-name", "b.jpg > b.jpg.supplemental-metadata.json = own-name"}},
    {"the new form first", {"a.jpg", "a.jpg.json", "a.jpg.supplemental-metadata.json"},
        {"a.jpg > a.jpg.supplemental-metadata.json = own-name"}},
    {"suffix clipped",
        {"IMG_20190509_154733-COLLAGE_0001.jpg",
            "IMG_20190509_154733-COLLAGE_0001.jpg.supplemen.json"},
        {"IMG_20190509_154733-COLLAGE_0001.jpg > "
         "IMG_20190509_154733-COLLAGE_0001.jpg.supplemen.json = own-name-clipped"}},
    {"clipped to a dot", {"{41*b}.jpg", "{41*b}.jpg..json"},
        {"{41*b}.jpg > {41*b}.jpg..json = own-name-clipped"}},
    {"clipped in the extension", {"{43*a}.jpg", "{43*a}.jp.json"},
        {"{43*a}.jpg > {43*a}.jp.json = own-name-clipped"}},
    {"clipped in the title", {"{46*a}b.jpg", "{46*a}.json"},
        {"{46*a}b.jpg > {46*a}.json = own-name-clipped"}},
    {"not clipped although too long", {"{46*a}b.jpg", "{46*a}b.jpg.supplemental-metadata.json"},
        {"{46*a}b.jpg > {46*a}b.jpg.supplemental-metadata.json = own-name"}},
    {"pair of surrogates on the edge, whole",
        {"{45*x}\xF0\x9F\x98\x80.jpg", "{45*x}\xF0\x9F\x98\x80.json"},
        {"{45*x}\xF0\x9F\x98\x80.jpg > {45*x}\xF0\x9F\x98\x80.json = own-name-clipped"}},
    {"pair of surrogates on the edge, left out", {"{45*x}\xF0\x9F\x98\x80.jpg", "{45*x}.json"},
        {"{45*x}\xF0\x9F\x98\x80.jpg > {45*x}.json = own-name-clipped"}},
    {"lengths in units, not bytes",
        {"写真写真写真写真写真写真写真写真写真写真写真.jpg",
            "写真写真写真写真写真写真写真写真写真写真写真.jpg.supplemental-metada.json"},
        {"写真写真写真写真写真写真写真写真写真写真写真.jpg > "
         "写真写真写真写真写真写真写真写真写真写真写真.jpg.supplemental-metada.json = "
         "own-name-clipped"}},
    {"counter",
        {"IMG.jpg", "IMG(1).jpg", "IMG(2).jpg", "IMG.jpg.json", "IMG.jpg(1).json",
            "IMG.jpg.supplemental-metadata(2).json"},
        {"IMG(1).jpg > IMG.jpg(1).json = counter-moved",
            "IMG(2).jpg > IMG.jpg.supplemental-metadata(2).json = counter-moved",
            "IMG.jpg > IMG.jpg.json = own-name"}},
    {"counter is never clipped",
        {"IMG_20190509_154733-COLLAGE_0001(1).jpg",
            "IMG_20190509_154733-COLLAGE_0001.jpg.supplemen(1).json"},
        {"IMG_20190509_154733-COLLAGE_0001(1).jpg > "
         "IMG_20190509_154733-COLLAGE_0001.jpg.supplemen(1).json = counter-moved-clipped"}},
    {"counter before what is literal",
        {"{44*c}_m.jpg", "{44*c}_m(1).jpg", "{44*c}_m.json", "{44*c}_m(1).json"},
        {"{44*c}_m(1).jpg > {44*c}_m(1).json = counter-moved-clipped",
            "{44*c}_m.jpg > {44*c}_m.json = own-name-clipped"}},
    {"titles that look like counters",
        {"skytree (2).jpg", "skytree (2).jpg.json", "2018_180723(0).jpg", "2018_180723(0).jpg.json",
            "F (001).jpg", "F (001).jpg.supplemental-metadata.json"},
        {"2018_180723(0).jpg > 2018_180723(0).jpg.json = own-name",
            "F (001).jpg > F (001).jpg.supplemental-metadata.json = own-name",
            "skytree (2).jpg > skytree (2).jpg.json = own-name"}},
    {"counter in the title", {"a(1).jpg", "a(1).jpg.json"},
        {"a(1).jpg > a(1).jpg.json = own-name"}},
    {"dotted title",
        {"01.04(1).12 - 1", "01.04.12 - 1", "01.04.12 - 1.supplemental-metadata(1).json",
            "01.04.12 - 1.supplemental-metadata.json"},
        {"01.04(1).12 - 1 > 01.04.12 - 1.supplemental-metadata(1).json = counter-moved",
            "01.04.12 - 1 > 01.04.12 - 1.supplemental-metadata.json = own-name"}},
    {"dotted title, extension added",
        {"01.04(1).12 - 1.jpg", "01.04.12 - 1.supplemental-metadata(1).json"},
        {"01.04(1).12 - 1.jpg > 01.04.12 - 1.supplemental-metadata(1).json = no-extension"}},
    {"title without extension",
        {"Peanut Butter Balls.jpg", "Peanut Butter Balls.supplemental-metadata.json|Peanut "
                                    "Butter Balls"},
        {"Peanut Butter Balls.jpg > Peanut Butter Balls.supplemental-metadata.json = "
         "no-extension"}},
    {"title without extension, counter",
        {"2013-12-23(1).jpg", "2013-12-23.supplemental-metadata(1).json"},
        {"2013-12-23(1).jpg > 2013-12-23.supplemental-metadata(1).json = no-extension"}},
    {"case of the extension", {"IMG_4081(1).jpg", "IMG_4081.JPG(1).json"},
        {"IMG_4081(1).jpg > IMG_4081.JPG(1).json = case-ignored"}},
    {"exact case first", {"a.jpg", "a.JPG", "a.jpg.json", "a.JPG.json"},
        {"a.JPG > a.JPG.json = own-name", "a.jpg > a.jpg.json = own-name"}},
    {"decomposed and composed", {"e\xCC\x81t\xC3\xA9.jpg", "\xC3\xA9te\xCC\x81.jpg.json"},
        {"e\xCC\x81t\xC3\xA9.jpg > \xC3\xA9te\xCC\x81.jpg.json = own-name"}},
    {"not UTF-8", {"\xFF\xE9.jpg", "\xFF\xE9.jpg.json"},
        {"\xFF\xE9.jpg > \xFF\xE9.jpg.json = own-name"}},
    {"other derivatives have their own",
        {"a-COLLAGE.jpg", "a-COLLAGE.jpg.json", "a-ANIMATION.gif", "a-MOVIE.m4v", "a.jpg",
            "a.jpg.json"},
        {"a-COLLAGE.jpg > a-COLLAGE.jpg.json = own-name", "a.jpg > a.jpg.json = own-name"}},
};

const std::vector<PairCase>& schemeCases() {
    return kSchemeCases;
}

} // namespace lightstack::tests
