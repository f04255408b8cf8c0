// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/codesource.h"
#include "devices/qr/qrreader.h"

#include <QTimer>

namespace naru::device {

/// Codes that are held to a camera, or to anything else that gives pictures. The camera is on only between start() and
/// stop(), or while somebody tries it; after a fault it is looked for anew, with growing pauses.
class CameraCodes final : public CodeSource {
    Q_OBJECT

public:
    static constexpr Milliseconds retryMin{500}, retryMax{8000}; ///< doubled after each failure
    static constexpr Milliseconds cardRest{2000};                ///< after a card's number, which nobody deals with

    /// Both must outlive it. `pictures` is this one's alone to start and stop.
    CameraCodes(FrameSource& pictures, const Clock& clock, QObject* parent = nullptr);
    ~CameraCodes() override;

    FrameSource* pictures() override { return &m_pictures; }
    /// While it is off: as far as is known. The camera's own faults, from the first of them to the next picture.
    bool isReady() const override { return !m_problem; }
    std::optional<Fault> problem() const override { return m_problem; }

    void start() override;
    void stop() override;
    void wake() override { m_reader.wake(); }

    bool isOn() const { return m_isWanted || m_isTried; }
    enum class Trial { Begin, End };
    void tryOut(Trial trial); ///< a second reason to be on, whoever starts and stops it meanwhile
    /// What the machine's list of cameras says, while this one is off; nothing: it is there. While it is on, that
    /// something was plugged in makes it look again.
    void note(const std::optional<Fault>& absence);

private:
    void follow();
    void fail(const Fault& fault);
    void setProblem(const std::optional<Fault>& problem);

    FrameSource& m_pictures;
    QrReader m_reader;
    std::optional<Fault> m_problem;
    QTimer m_retry;
    Milliseconds m_wait = retryMin;
    bool m_isWanted = false, m_isTried = false;
    bool m_isRunning = false; ///< the source was started and has not failed
};

} // namespace naru::device
