// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/qr/qrdecoder.h"
#include "devices/qr/qrsequence.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace naru::device {

/// Reads codes from a stream of frames on a thread of its own. Only the newest frame waits; what comes while it works
/// replaces it. It rests between frames, longer when nothing is in view, and altogether after a message until wake().
class QrReader final : public QObject {
    Q_OBJECT

public:
    struct Pace {
        Milliseconds budget = QrDecoder::budgetDefault; ///< for one frame
        Milliseconds restWatching{150};                 ///< from frame to frame while nothing is in view
        Milliseconds restReading{40};                   ///< while something is
    };

    /// The clock must outlive the reader.
    explicit QrReader(const Clock& clock, QObject* parent = nullptr)
        : QrReader(clock, Pace(), parent)
    {
    }
    QrReader(const Clock& clock, const Pace& pace, QObject* parent = nullptr);
    ~QrReader() override; ///< waits for the frame in work, about one budget

    /// From any thread. The frame is held until it is decoded or replaced. By its time, not by the clock, it is known
    /// whether its turn has come.
    void offer(const Frame& frame);
    /// The last message was dealt with: read on.
    void wake();

Q_SIGNALS:
    /// In the thread of this object, for every frame that was looked at, newest state of things.
    void looked(const naru::device::QrReading& reading);
    /// A whole message: one code, or all codes of a sequence. Nothing more is read until wake().
    void read(const QByteArray& message);
    /// What was read may be a payment card's number; it was forgotten. Rests until wake().
    void cardNumberDropped();
    /// Codes of a sequence: this many of so many.
    void gathered(int have, int of);

private:
    enum class State { Reading, Resting, Ending };

    void run();
    enum class Held { Message, CardNumber };
    void report(const QrReading& reading, Held held);
    void rest();

    const Pace m_pace;
    QrDecoder m_decoder;   ///< of the thread alone
    QrSequence m_sequence; ///< of this object's thread alone
    std::mutex m_mutex;    ///< for the four below
    std::condition_variable m_changed;
    std::optional<Frame> m_newest;
    std::optional<Milliseconds> m_next; ///< frames taken before this are not needed
    State m_state = State::Reading;
    std::thread m_thread;
};

} // namespace naru::device

Q_DECLARE_METATYPE(naru::device::QrReading)
