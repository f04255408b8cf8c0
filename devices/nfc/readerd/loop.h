// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/nfc/readerd/reader.h"

namespace naru::readerd {

/// Everything a reader's program does, one short thing after the other: what naru wants (standard input), then the
/// reader. No call into the reader takes longer than its own limit, so that silence means that it hangs.
class Loop {
public:
    Loop(Reader& reader, const Clock& clock);
    void run(); ///< until naru closes the pipe, or says nonsense

    static constexpr Milliseconds aliveEvery{400};
    static constexpr Milliseconds lookEvery{100};   ///< for a card
    static constexpr Milliseconds probeEvery{1000}; ///< when nothing is wanted: is the reader still there?
    static constexpr Milliseconds reopenEvery{250}; ///< a reader that is lost
    static constexpr Milliseconds renewEvery = std::chrono::hours(6); ///< a reader that is idle: closed and opened anew
    static constexpr int silencesMax = 3;                             ///< in a row, then it is closed and opened anew

private:
    bool hear(Milliseconds timeout);
    bool obey(const device::ReaderFrame& frame);
    void exchange(const device::CardCommand& command);
    std::variant<QByteArray, device::CardTrouble, Reader::Health> transceive(const device::CardCommand& command);
    void work();
    void open();
    void lose(device::ReaderTrouble trouble);
    bool isWell(Reader::Health health);
    void look();
    void say(device::ReaderFrame::Type type, const QByteArray& content = {});
    Milliseconds pause() const;

    Reader& m_reader;
    const Clock& m_clock;
    device::ReaderFrameCutter m_cutter;
    bool m_isListening = false;
    quint8 m_tap = 0;
    bool m_hasCard = false;
    int m_silences = 0;
    std::optional<device::ReaderTrouble> m_saidTrouble;
    Milliseconds m_saidAt{0}, m_probedAt{0}, m_openedAt{0};
    bool m_isOver = false;
};

} // namespace naru::readerd
