// Slices that change, come or go while they are looked at: nothing old stays on the screen.
#include "ui/slices/slice_player.h"
#include "ui/slices/slice_viewer.h"
#include "ui/slices/value_probe.h"

#include <utility>

namespace lightstack::ui {

void SliceViewer::lookAgain() {
    if (m_stack.slices.empty()) return;
    if (m_looking) {
        m_lookOnceMore = true;
        return;
    }
    m_looking = true;
    m_background.run(
        [stack = m_stack] { return std::pair(stack.folder / stack.name, findAgain(stack)); },
        [this](const std::pair<std::filesystem::path, Result<SeenStack>>& answer) {
            m_looking = false;
            const bool once = std::exchange(m_lookOnceMore, false);
            const bool same =
                !m_stack.slices.empty() && answer.first == m_stack.folder / m_stack.name;
            if (same) onSeen(answer.second);
            if (once || !same) lookAgain();
        });
}

void SliceViewer::onSeen(const Result<SeenStack>& seen) {
    const bool isFirst = !m_mark;
    if (!seen) {
        m_mark = 0;
        if (isFirst || m_failed) return; // opening it says so, or has
        m_player->setPlaying(false);
        m_service->close();
        return onFailed(seen.error());
    }
    if (m_mark == seen->mark) return;
    m_mark = seen->mark;
    if (isFirst) return;
    const volume::Slice* here =
        m_scene->isEmpty() ? nullptr : m_places.sliceAt(m_stack, m_scene->position().z);
    if (here != nullptr) m_wanted = here - m_stack.slices.data();
    m_again = !m_failed; // one that is back begins anew
    m_failed = false;
    m_stack = seen->stack;
    m_asked = {};
    m_old.fill(true);
    m_probe->setSource(nullptr);
    m_service->open(m_stack);
    Q_EMIT readAnew();
}

} // namespace lightstack::ui
