// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/check.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <array>

namespace naru::lessons {

namespace {

using L1 = QLatin1StringView;

constexpr int elementsMax = 400, depthMax = 12;
constexpr std::array elements{L1("svg"), L1("g"), L1("path"), L1("rect"), L1("circle"), L1("ellipse"), L1("line"),
    L1("polyline"), L1("polygon"), L1("title")};
constexpr std::array attributes{L1("viewBox"), L1("x"), L1("y"), L1("x1"), L1("y1"), L1("x2"), L1("y2"), L1("width"),
    L1("height"), L1("rx"), L1("ry"), L1("r"), L1("cx"), L1("cy"), L1("d"), L1("points"), L1("fill"), L1("stroke"),
    L1("stroke-width"), L1("stroke-linecap"), L1("stroke-linejoin"), L1("stroke-dasharray"), L1("opacity"),
    L1("fill-opacity"), L1("fill-rule"), L1("transform")};

template <typename Names>
bool contains(const Names& names, QStringView name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

QString faultOf(const QByteArray& svg)
{
    QXmlStreamReader xml(svg);
    xml.setEntityExpansionLimit(0);
    int count = 0, depth = 0;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::ProcessingInstruction)
            return QStringLiteral("only-drawing");
        depth -= token == QXmlStreamReader::EndElement;
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (++count > elementsMax || ++depth > depthMax)
            return QStringLiteral("too-large");
        if (!contains(elements, xml.name()))
            return QStringLiteral("only-drawing (") + xml.name().toString() + u')';
        for (const auto& attribute : xml.attributes()) {
            if (!contains(attributes, attribute.qualifiedName()) || attribute.value().contains(u"url"))
                return QStringLiteral("only-drawing (") + attribute.qualifiedName().toString() + u')';
        }
    }
    return xml.hasError() || count == 0 ? QStringLiteral("not-xml") : QString();
}

} // namespace

QList<Complaint> checkPictures(const QMap<QString, QByteArray>& pictures)
{
    QList<Complaint> complaints;
    for (const auto& [name, svg] : pictures.toStdMap()) {
        const QString fault = faultOf(svg);
        if (!fault.isEmpty())
            complaints.append({QStringLiteral("pictures/") + name, QStringLiteral("-"), fault});
    }
    return complaints;
}

} // namespace naru::lessons
