// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/terminal/httpresponse.h"

#include <algorithm>

namespace naru::device {

namespace {

constexpr qsizetype chunkLineBytesMax = 256;
constexpr qsizetype statusLineBytesMin = 13; ///< "HTTP/1.1 200 "
constexpr qsizetype lengthDigitsMax = 9, chunkDigitsMax = 8;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// RFC 9110 §5.6.2.
bool isToken(QByteArrayView text)
{
    const auto ok = [](char c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), ok);
}

bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
        [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); });
}

Fault malformed(const char* what)
{
    return Fault(TerminalFault::AnswerMalformed, QLatin1StringView(what));
}

} // namespace

Result<HttpResponse::State> HttpResponse::feed(QByteArrayView bytes)
{
    m_waiting.append(bytes);
    bool moved = true;
    while (moved && m_part != Part::Done) {
        moved = false;
        if (const auto stepped = step(moved); !stepped)
            return stepped.fault();
    }
    return m_part == Part::Done ? State::Done : State::Reading;
}

Result<HttpResponse::State> HttpResponse::finish()
{
    if (m_part == Part::UntilClosed)
        m_part = Part::Done;
    if (m_part != Part::Done)
        return TerminalFault::BrokeOff;
    return State::Done;
}

Result<void> HttpResponse::step(bool& moved)
{
    if (m_part == Part::Head) {
        const qsizetype end = m_waiting.indexOf("\r\n\r\n");
        if (std::max(end, end < 0 ? m_waiting.size() : 0) > m_limits.headBytesMax)
            return TerminalFault::AnswerTooLarge;
        if (end < 0)
            return {};
        moved = true;
        const QByteArray head = m_waiting.left(end);
        m_waiting.remove(0, end + 4);
        return readHead(head);
    }
    if (m_part == Part::Sized || m_part == Part::ChunkData || m_part == Part::UntilClosed) {
        const qsizetype size = m_part == Part::UntilClosed ? m_waiting.size() : std::min(m_left, m_waiting.size());
        moved = size > 0 || (m_part != Part::UntilClosed && m_left == 0);
        return takeBody(size);
    }
    const auto text = line(chunkLineBytesMax);
    if (!text)
        return text.fault();
    if (!*text)
        return {};
    moved = true;
    if (m_part == Part::ChunkSize)
        return readChunkSize(**text);
    if (m_part == Part::ChunkEnd) {
        m_part = Part::ChunkSize;
        return (*text)->isEmpty() ? Result<void>() : malformed("chunk end");
    }
    m_trailerBytes += (*text)->size(); // Part::Trailer: read over, believed in nothing
    if (m_trailerBytes > m_limits.headBytesMax)
        return TerminalFault::AnswerTooLarge;
    if ((*text)->isEmpty())
        m_part = Part::Done;
    return {};
}

Result<void> HttpResponse::takeBody(qsizetype bytes)
{
    if (m_body.size() + bytes > m_limits.bodyBytesMax)
        return TerminalFault::AnswerTooLarge;
    m_body.append(m_waiting.constData(), bytes);
    m_waiting.remove(0, bytes);
    if (m_part == Part::UntilClosed)
        return {};
    m_left -= bytes;
    if (m_left == 0)
        m_part = m_part == Part::Sized ? Part::Done : Part::ChunkEnd;
    return {};
}

Result<std::optional<QByteArray>> HttpResponse::line(qsizetype bytesMax)
{
    const qsizetype end = m_waiting.indexOf("\r\n");
    if ((end < 0 ? m_waiting.size() : end) > bytesMax)
        return Fault(TerminalFault::AnswerTooLarge, QStringLiteral("chunk line"));
    if (end < 0)
        return std::optional<QByteArray>();
    const QByteArray text = m_waiting.left(end);
    m_waiting.remove(0, end + 2);
    return std::optional(text);
}

Result<void> HttpResponse::readHead(const QByteArray& head)
{
    QList<QByteArray> lines;
    for (qsizetype from = 0; from <= head.size();) {
        const qsizetype end = head.indexOf("\r\n", from);
        lines.append(head.mid(from, end < 0 ? -1 : end - from));
        from = end < 0 ? head.size() + 1 : end + 2;
    }
    const QByteArray first = lines.takeFirst();
    const bool ok = (first.size() >= statusLineBytesMin || first.size() == statusLineBytesMin - 1)
        && first.startsWith("HTTP/1.1 ") && isDigit(first[9]) && isDigit(first[10]) && isDigit(first[11])
        && (first.size() == statusLineBytesMin - 1 || first[12] == ' ') && isFieldValue(first);
    if (!ok)
        return malformed("status line");
    m_status = first.mid(9, 3).toInt();
    if (m_status < 200 || m_status > 599)
        return malformed("status");
    if (lines.size() > m_limits.fieldsMax)
        return TerminalFault::AnswerTooLarge;
    for (const QByteArray& one : lines) {
        if (const auto read = readField(one); !read)
            return read;
    }
    return chooseBody();
}

Result<void> HttpResponse::readField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon)) || !isFieldValue(line))
        return malformed("field");
    const QByteArray name = line.first(colon).toByteArray().toLower();
    const QByteArray value = line.sliced(colon + 1).trimmed().toByteArray();
    if (name == "content-length") {
        const bool digits
            = !value.isEmpty() && value.size() <= lengthDigitsMax && std::all_of(value.begin(), value.end(), isDigit);
        if (!digits || m_length)
            return malformed("content-length");
        m_length = value.toLongLong();
    } else if (name == "transfer-encoding") {
        if (m_chunked || value.toLower() != "chunked")
            return malformed("transfer-encoding");
        m_chunked = true;
    } else if (name == "content-encoding" && value.toLower() != "identity") {
        return malformed("content-encoding");
    }
    return {};
}

Result<void> HttpResponse::chooseBody()
{
    if (m_chunked && m_length)
        return malformed("two lengths");
    if (m_length && *m_length > m_limits.bodyBytesMax)
        return TerminalFault::AnswerTooLarge;
    if (m_status == 204 || m_status == 304) {
        m_part = Part::Done;
    } else if (m_chunked) {
        m_part = Part::ChunkSize;
    } else if (m_length) {
        m_left = *m_length;
        m_part = m_left == 0 ? Part::Done : Part::Sized;
    } else {
        m_part = Part::UntilClosed;
    }
    return {};
}

Result<void> HttpResponse::readChunkSize(const QByteArray& text)
{
    const QByteArray digits = text.left(text.indexOf(';') < 0 ? text.size() : text.indexOf(';')).trimmed();
    bool ok = !digits.isEmpty() && digits.size() <= chunkDigitsMax
        && std::all_of(
            digits.begin(), digits.end(), [](char c) { return std::isxdigit(static_cast<unsigned char>(c)); });
    const qsizetype size = ok ? digits.toLongLong(&ok, 16) : 0;
    if (!ok || !isFieldValue(text))
        return malformed("chunk size");
    if (size > m_limits.bodyBytesMax - m_body.size())
        return TerminalFault::AnswerTooLarge;
    m_left = size;
    m_part = size == 0 ? Part::Trailer : Part::ChunkData;
    return {};
}

} // namespace naru::device
