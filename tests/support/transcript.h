// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/nfc/apdulink.h"

#include <QList>
#include <QStringList>

namespace naru::test {

/// What went over a reader in one or more taps, as text. First "name value" lines:
///     about  what is seen here          at     the desk's clock, RFC 3339
///     limits COMMAND RESPONSE, bytes    seed   of the desk's Random
///     trust  the issuer's root, DER in hexadecimal
/// then one line for each event, bytes in hexadecimal:
///     + UID ATS   a card arrived         > APDU      the desk's
///     < ANSWER    of the card            ! FAULT     came instead of an answer
struct Transcript {
    struct Event {
        enum class Kind : char { Arrived = '+', Command = '>', Answer = '<', Failed = '!' };
        Kind kind = Kind::Arrived;
        QByteArray bytes; ///< of a fault: its name
        QByteArray ats;
        bool operator==(const Event&) const = default;
    };

    QString about, at;
    device::ApduLimits limits;
    quint64 seed = 0;
    QByteArray trust;
    QList<Event> events;

    QByteArray encode() const;
    /// Nothing where a line is none of these, or one of the first is missing.
    static std::optional<Transcript> parse(const QByteArray& text);
    int count(Event::Kind kind) const;
};

/// Hexadecimal, lower case, whole bytes, nothing else.
std::optional<QByteArray> bytesOfHex(const QByteArray& hex);

/// Writes down what goes over another link.
class RecordingLink final : public device::ApduLink {
public:
    explicit RecordingLink(device::ApduLink& link);
    QList<Transcript::Event> events;

    bool isReady() const override { return m_link.isReady(); }
    std::optional<Fault> problem() const override { return m_link.problem(); }
    device::ApduLimits limits() const override { return m_link.limits(); }
    void listen() override { m_link.listen(); }
    void stop() override { m_link.stop(); }
    void transceive(const QByteArray& apdu, Milliseconds patience) override;

private:
    device::ApduLink& m_link;
};

/// Plays the card's part of a transcript, and says where the desk leaves its own.
class ReplayLink final : public device::ApduLink {
public:
    /// `transcript` must outlive the link.
    explicit ReplayLink(const Transcript& transcript)
        : m_transcript(transcript)
    {
    }
    bool isOver() const { return m_next == m_transcript.events.size(); } ///< every event has been
    QString deviation;                                                   ///< empty: none

    bool isReady() const override { return true; }
    std::optional<Fault> problem() const override { return std::nullopt; }
    device::ApduLimits limits() const override { return m_transcript.limits; }
    void listen() override;
    void stop() override { ++m_turn; }
    void transceive(const QByteArray& apdu, Milliseconds patience) override;

private:
    const Transcript::Event* next(Transcript::Event::Kind kind); ///< and goes on; none: another kind, or the end
    void later(std::function<void()> say);

    const Transcript& m_transcript;
    qsizetype m_next = 0;
    int m_turn = 0;
};

} // namespace naru::test
