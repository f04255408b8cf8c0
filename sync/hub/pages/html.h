// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>
#include <QString>

namespace naru::hub {

enum class Tongue : quint8 { Korean, English };

/// A page as it is written. Markup is ours and literal; whatever came from a desk, a file or a person goes through
/// text() or attribute() and stays text.
class Html {
public:
    explicit Html(Tongue tongue)
        : m_tongue(tongue)
    {
    }
    Tongue tongue() const { return m_tongue; }

    Html& tag(const char* markup); ///< a literal of ours, as it is
    Html& text(QStringView text);
    /// In the page's language; %1, %2 … are filled in and stay text.
    Html& say(const char* korean, const char* english, const QStringList& facts = {});
    Html& attribute(const char* name, QStringView value); ///< ` name="value"`
    Html& icon(const char* name);                         ///< the product's own drawing, hidden from readers
    Html& add(const Html& part);

    QByteArray take() { return std::move(m_bytes); }

private:
    const Tongue m_tongue;
    QByteArray m_bytes;
};

QString said(Tongue tongue, const char* korean, const char* english, const QStringList& facts = {});

/// How long ago, as people say it: "지금", "12초 전", "6분 전", "3일 전".
QString agoWords(Tongue tongue, Milliseconds past);
/// A length of time: "18분", "2시간", "3일".
QString spanWords(Tongue tongue, Milliseconds span);
QString dayWords(Tongue tongue, QDate day);         ///< "11월 20일", "20 November"
QString dateWords(Tongue tongue, QDate day);        ///< with its year: "2027년 11월 20일", "20 November 2027"
QString momentWords(Tongue tongue, Instant moment); ///< "11월 20일 14:30", of Korea
QString numberWords(quint64 number);                ///< "48,210"

} // namespace naru::hub
