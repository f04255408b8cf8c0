// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/terminal/faults.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace naru::device {

/// One HTTP/1.1 answer to one POST (RFC 9112), read as it comes. Strict: CRLF alone, no folding, one Content-Length or
/// one "chunked" and never both, no interim answers, identity coding. A body without either ends with the connection.
class HttpResponse {
public:
    struct Limits {
        qsizetype headBytesMax = 8 * 1024;
        qsizetype bodyBytesMax = 256 * 1024;
        int fieldsMax = 64;
    };
    enum class State { Reading, Done };

    HttpResponse() = default;
    explicit HttpResponse(const Limits& limits)
        : m_limits(limits)
    {
    }

    /// What follows a whole answer is not looked at. After a fault nothing more may be fed. Faults: AnswerMalformed,
    /// AnswerTooLarge.
    Result<State> feed(QByteArrayView bytes);
    /// The connection ended in good order. Faults: BrokeOff where more was due.
    Result<State> finish();

    int status() const { return m_status; }           ///< 200 to 599, once the head is there
    const QByteArray& body() const { return m_body; } ///< whole once Done

private:
    enum class Part { Head, Sized, ChunkSize, ChunkData, ChunkEnd, Trailer, UntilClosed, Done };
    Result<void> step(bool& moved);
    Result<std::optional<QByteArray>> line(qsizetype bytesMax);
    Result<void> readHead(const QByteArray& head);
    Result<void> readField(QByteArrayView line);
    Result<void> chooseBody();
    Result<void> readChunkSize(const QByteArray& text);
    Result<void> takeBody(qsizetype bytes);

    Limits m_limits;
    Part m_part = Part::Head;
    QByteArray m_waiting; ///< fed, not yet read
    QByteArray m_body;
    int m_status = 0;
    std::optional<qsizetype> m_length;
    bool m_chunked = false;
    qsizetype m_left = 0; ///< of the sized body or the chunk
    qsizetype m_trailerBytes = 0;
};

} // namespace naru::device
