// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/faults.h"
#include "app/codec/fountain.h"

namespace naru::codec {

inline constexpr qsizetype urMessageBytesMax = 64 * 1024; ///< the CBOR of one message
inline constexpr int urPartsMax = 256;                    ///< plain parts
inline constexpr int urFragmentBytesMin = 10;             ///< of the format
inline constexpr int urFragmentBytesDefault = 200;        ///< about 350 characters: QR version 11 at level M

/// A message as moving codes (Uniform Resource, BCR-2020-005 and -006): "UR:TYPE/WORDS", or over several parts
/// "UR:TYPE/SEQUENCE-TOTAL/WORDS" with CBOR [sequence, total, bytes, CRC-32, fragment]. Upper case: a QR code then has
/// its alphanumeric mode.
class UrEncoder {
public:
    /// `type`: lower-case letters, digits, hyphens. `message`: one CBOR item. Faults: TooLarge, TooMany (more than
    /// urPartsMax parts), Malformed (no bytes, or such a type).
    static Result<UrEncoder> make(
        const QByteArray& type, const QByteArray& message, int fragmentBytesMax = urFragmentBytesDefault);
    /// `payload` as a CBOR byte string of type "bytes".
    static Result<UrEncoder> bytes(const QByteArray& payload, int fragmentBytesMax = urFragmentBytesDefault);

    int parts() const { return m_total; }    ///< plain ones; 1: it fits into one code
    QByteArray part(quint32 sequence) const; ///< from 1, without end: those behind parts() are mixed
    /// What to show as frame `number` (from 0), without end: first every plain part; then plain and mixed by turns, in
    /// rounds whose length has no small divisor, so that a camera that misses every n-th frame misses other ones.
    QByteArray frame(quint32 number) const;

private:
    UrEncoder() = default;
    QByteArray m_type, m_message;
    int m_total = 1;
    qsizetype m_fragmentBytes = 0;
    quint32 m_checksum = 0;
};

/// Puts the parts of one message together, whatever their order. A part of another message begins anew with that.
class UrDecoder {
public:
    enum class State { Reading, Done };

    /// Either case. Faults, after which what was known stays: TooLarge, TooMany, BadText, Malformed, and those of the
    /// part's CBOR. Malformed at the last part: the parts do not make the message that they announced; all is dropped.
    Result<State> take(QByteArrayView part);

    int known() const;                                      ///< parts that said something
    int wanted() const;                                     ///< plain parts of the message; 0: none seen yet
    const QByteArray& type() const { return m_type; }       ///< lower case
    const QByteArray& message() const { return m_message; } ///< once Done: the CBOR item, not looked into
    /// Once Done, of type "bytes": what the byte string holds. Faults: Malformed and those of CBOR.
    Result<QByteArray> bytes() const;
    void clear();

private:
    struct Head {
        quint32 sequence = 0, checksum = 0;
        int total = 0;
        qsizetype messageBytes = 0;
        QByteArray fragment;
    };
    static Result<Head> headOf(QByteArrayView numbers, const QByteArray& item);
    Result<State> takePart(const QByteArray& type, const Head& head);

    QByteArray m_type, m_message;
    quint32 m_checksum = 0;
    qsizetype m_messageBytes = 0;
    int m_total = 0;
    std::optional<FountainSolver> m_solver;
};

} // namespace naru::codec
