// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/payments/nexoxml/faults.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace naru::payments::nexoxml {

/// One element of a message (XML 1.0), names without their prefix, texts UTF-8. No document type, no entity but the
/// five, no processing instruction.
struct XmlElement {
    static constexpr qsizetype bytesMax = 256 * 1024;
    static constexpr int depthMax = 16, elementsMax = 2'000, attributesMax = 32;

    QByteArray name, text;
    QHash<QByteArray, QByteArray> attributes;
    std::vector<XmlElement> children;

    /// Faults: TooLarge, Malformed, Forbidden.
    static Result<XmlElement> read(const QByteArray& bytes);

    /// The one child of that name; null where there is none, or more than one.
    const XmlElement* child(QByteArrayView childName) const;
    const XmlElement* path(std::initializer_list<QByteArrayView> names) const;
    /// An attribute, or the text of the one child of that name: terminals differ. Empty: neither.
    QByteArray value(const QByteArray& valueName) const;
};

} // namespace naru::payments::nexoxml
