// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/visit/doorfaults.h"

#include <QByteArray>

#include <optional>

namespace naru::device {

/// One HTTP/1.1 request (RFC 9112), GET or POST, read as it comes. Strict: CRLF alone, no folding, one Host, one
/// Content-Length, nothing transferred otherwise. A GET has no body: what it brings is its query, which may be as long
/// as a body.
class DoorRequest {
public:
    struct Limits {
        qsizetype lineBytesMax = 64 * 1024; ///< request line: the query counts like a body
        qsizetype headBytesMax = 8 * 1024;  ///< header fields
        qsizetype bodyBytesMax = 64 * 1024;
        int fieldsMax = 64;
    };
    enum class State { Reading, Done };
    enum class Method { Get, Post };

    DoorRequest() = default;
    explicit DoorRequest(const Limits& limits)
        : m_limits(limits)
    {
    }

    /// What follows a whole request is not looked at. After a fault nothing more may be fed. Faults: RequestMalformed,
    /// RequestTooLarge.
    Result<State> feed(QByteArrayView bytes);

    // Once Done:
    Method method() const { return m_method; }
    const QByteArray& path() const { return m_path; }   ///< as sent, before the '?'
    const QByteArray& query() const { return m_query; } ///< as sent, behind it; empty: none
    const QByteArray& host() const { return m_host; }
    bool isForm() const { return m_isForm; } ///< Content-Type application/x-www-form-urlencoded
    const QByteArray& body() const { return m_body; }

private:
    enum class Part { Line, Fields, Body, Done };
    Result<bool> step(); ///< false: more bytes are needed
    Result<void> readLine(QByteArrayView line);
    Result<void> readField(QByteArrayView line);

    Limits m_limits;
    Part m_part = Part::Line;
    QByteArray m_waiting; ///< fed, not yet read
    Method m_method = Method::Get;
    QByteArray m_path, m_query, m_host, m_body;
    std::optional<qsizetype> m_length;
    qsizetype m_headBytes = 0;
    int m_fields = 0;
    bool m_isForm = false;
};

} // namespace naru::device
