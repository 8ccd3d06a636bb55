#include "app/gui_options.h"

#include "app/cli_arguments.h"

#include <array>
#include <cstdio>

namespace lightstack::app {

Result<GuiOptions> parseGuiOptions(int argc, char** argv) {
    constexpr std::array<OptionSpec, 16> kOptions{{{"grab", true}, {"trace", true}, {"size", true},
        {"wait", true}, {"scheme", true}, {"select", true}, {"viewer", false}, {"volume", false},
        {"view", true}, {"metadata", false}, {"library", false}, {"catalog", true},
        {"reverse", false}, {"help", false}, {"h", false}, {"version", false}}};
    const auto parsed = Arguments::parse({argv + 1, static_cast<std::size_t>(argc - 1)}, kOptions);
    if (!parsed) return tl::unexpected(parsed.error());
    GuiOptions out;
    for (const auto& path : parsed->positional())
        out.paths.emplace_back(path);
    if (parsed->has("library")) {
        out.library.emplace();
        for (const auto& word : parsed->positional())
            *out.library += (out.library->empty() ? "" : " ") + std::string(word);
        out.paths.clear();
    }
    if (parsed->has("catalog")) out.catalog = std::filesystem::absolute(parsed->value("catalog"));
    out.grab = parsed->value("grab");
    out.trace = parsed->value("trace");
    out.select = parsed->value("select");
    out.viewer = parsed->has("viewer");
    out.volume = parsed->has("volume");
    if (parsed->has("view")) {
        const std::string view = parsed->value("view");
        if (view != "slice" && view != "ortho")
            return fail(ErrorCode::Usage, {}, "--view takes slice or ortho");
        out.orthogonal = view == "ortho";
    }
    out.metadata = parsed->has("metadata");
    out.reverse = parsed->has("reverse");
    out.help = parsed->has("help") || parsed->has("h");
    out.version = parsed->has("version");
    const auto wait = parsed->integer("wait", out.waitMs, 0, 3'600'000);
    if (!wait) return tl::unexpected(wait.error());
    out.waitMs = *wait;
    if (parsed->has("size")) {
        int width = 0;
        int height = 0;
        if (std::sscanf(parsed->value("size").c_str(), "%dx%d", &width, &height) != 2 ||
            width < 200 || height < 150 || width > 16'384 || height > 16'384)
            return fail(ErrorCode::Usage, {}, "--size takes WIDTHxHEIGHT, from 200x150");
        out.size = {width, height};
    }
    if (parsed->has("scheme")) {
        const std::string scheme = parsed->value("scheme");
        if (scheme != "light" && scheme != "dark")
            return fail(ErrorCode::Usage, {}, "--scheme takes light or dark");
        out.scheme = scheme == "dark" ? ui::Scheme::Dark : ui::Scheme::Light;
    }
    return out;
}

const char* guiUsage() {
    return "Usage: lightstack [OPTION...] [PATH...]\n"
           "       lightstack --library [LIST|QUERY]\n"
           "Opens the window on a folder, on a picture, or on several files of one folder; or on "
           "the library.\n\n"
           "  --library             show the library: all of it, what a query finds\n"
           "                        (camera:canon date:2019), or a list: timeline/2019-05,\n"
           "                        album/TITLE, person/NAME, camera/NAME, lens/NAME,\n"
           "                        without-sidecar, orphan-sidecars, without-date,\n"
           "                        date-conflicts, errors, duplicates\n"
           "  --catalog FILE        the library's catalog, instead of the usual one\n"
           "  --grab FILE.png       save the window's picture once all in view is final, and end\n"
           "  --size WxH            size of the window\n"
           "  --wait MS             --grab: wait at most so long (20000)\n"
           "  --scheme light|dark   instead of what the system or the preferences say\n"
           "  --reverse             mirrored, as for languages that run from right to left\n"
           "  --select NAME         --grab: select a file of the folder\n"
           "  --viewer              --grab: show the selected file, or the first picture\n"
           "  --volume              show the stack of the file, or the folder's first, as a "
           "volume\n"
           "  --view slice|ortho    --volume: one slice, or three views\n"
           "  --metadata            --grab: with the metadata panel\n"
           "  --trace FILE.json     save what the GUI thread did a frame\n"
           "  --help, --version\n\n"
           "Exit codes: 0 done, 1 the picture could not be made or there is no display, 2 usage.\n";
}

} // namespace lightstack::app
