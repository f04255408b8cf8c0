// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/doorrequest.h"

#include <algorithm>

namespace naru::device {

namespace {

constexpr QByteArrayView lineEnd("\r\n");
constexpr qsizetype lengthDigitsMax = 9;

Fault malformed(const char* what)
{
    return Fault(DoorFault::RequestMalformed, QLatin1StringView(what));
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// RFC 9110 §5.6.2.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
    });
}

bool isFieldValue(QByteArrayView text)
{
    return std::all_of(
        text.begin(), text.end(), [](char c) { return c == '\t' || (static_cast<quint8>(c) >= ' ' && c != 0x7f); });
}

} // namespace

Result<DoorRequest::State> DoorRequest::feed(QByteArrayView bytes)
{
    m_waiting.append(bytes);
    while (m_part != Part::Done) {
        const auto moved = step();
        if (!moved)
            return moved.fault();
        if (!*moved)
            return State::Reading;
    }
    return State::Done;
}

Result<bool> DoorRequest::step()
{
    if (m_part == Part::Body) {
        const qsizetype length = m_length.value_or(0);
        if (m_waiting.size() < length)
            return false;
        m_body = m_waiting.left(length);
        m_part = Part::Done;
        return true;
    }
    const qsizetype bytesMax = m_part == Part::Line ? m_limits.lineBytesMax : m_limits.headBytesMax - m_headBytes;
    const qsizetype end = m_waiting.indexOf(lineEnd);
    if ((end < 0 ? m_waiting.size() : end) > bytesMax)
        return DoorFault::RequestTooLarge;
    if (end < 0)
        return false;
    const QByteArray line = m_waiting.left(end);
    m_waiting.remove(0, end + lineEnd.size());
    if (m_part == Part::Line) {
        const auto read = readLine(line);
        m_part = Part::Fields;
        return read ? Result<bool>(true) : read.fault();
    }
    m_headBytes += line.size() + lineEnd.size();
    if (!line.isEmpty()) {
        const auto read = readField(line);
        return read ? Result<bool>(true) : read.fault();
    }
    if (m_host.isEmpty())
        return malformed("no host");
    if (m_method == Method::Get && m_length.value_or(0) != 0)
        return malformed("body of a GET");
    if (m_method == Method::Post && !m_length)
        return malformed("no length");
    m_part = Part::Body;
    return true;
}

Result<void> DoorRequest::readLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' '), last = line.lastIndexOf(' ');
    if (first < 0 || first == last || line.sliced(last + 1) != QByteArrayView("HTTP/1.1"))
        return malformed("request line");
    const QByteArrayView method = line.first(first), target = line.sliced(first + 1, last - first - 1);
    if (method == QByteArrayView("POST"))
        m_method = Method::Post;
    else if (method != QByteArrayView("GET"))
        return malformed("method");
    const bool plain = std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!target.startsWith('/') || !plain)
        return malformed("target");
    const qsizetype mark = target.indexOf('?');
    m_path = target.first(mark < 0 ? target.size() : mark).toByteArray();
    m_query = mark < 0 ? QByteArray() : target.sliced(mark + 1).toByteArray();
    return {};
}

Result<void> DoorRequest::readField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (++m_fields > m_limits.fieldsMax)
        return DoorFault::RequestTooLarge;
    if (colon < 0 || !isToken(line.first(colon)) || !isFieldValue(line.sliced(colon + 1)))
        return malformed("field");
    const QByteArray name = line.first(colon).toByteArray().toLower(),
                     value = line.sliced(colon + 1).trimmed().toByteArray();
    if (name == "host") {
        if (!m_host.isEmpty() || value.isEmpty())
            return malformed("host");
        m_host = value;
    } else if (name == "content-length") {
        const bool number
            = !value.isEmpty() && value.size() <= lengthDigitsMax && std::all_of(value.begin(), value.end(), isDigit);
        if (m_length || !number)
            return malformed("length");
        m_length = value.toLongLong();
        if (*m_length > m_limits.bodyBytesMax)
            return DoorFault::RequestTooLarge;
    } else if (name == "transfer-encoding" || name == "expect") {
        return malformed("transfer");
    } else if (name == "content-type") {
        m_isForm = value.toLower().startsWith("application/x-www-form-urlencoded");
    }
    return {};
}

} // namespace naru::device
